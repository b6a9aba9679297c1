package io.labport.adapter.scorm.door;

import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.packaging.ControlFileSource;
import io.labport.adapter.scorm.packaging.PackageLook;
import io.labport.adapter.scorm.packaging.PackageOutcome;
import io.labport.adapter.scorm.packaging.PackageWish;
import io.labport.adapter.scorm.packaging.ScormPackages;
import io.labport.core.spi.admin.AdminHandler;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.admin.Refused;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** {@code GET /dispatches/{id}/package}: the ZIP to import into an LMS. */
public final class PackageRoute implements AdminHandler {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final ScormPackages packages;

  @Inject
  PackageRoute(ScormPackages packages) {
    this.packages = packages;
  }

  @Override
  public WebResponse answer(WebRequest request) throws IOException {
    PackageWish wish =
        new PackageWish(
            Asked.constant(request, "flavour", Flavour.class),
            Asked.constant(request, "controlFiles", ControlFileSource.class),
            PackageLook.USUAL);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    PackageOutcome outcome = packages.write(Asked.variable(request, "id"), wish, zip);
    if (outcome instanceof PackageOutcome.Packaged packaged) {
      return WebResponse.of(200, "application/zip", zip.toByteArray())
          .header("Content-Disposition", "attachment; filename=\"" + packaged.fileName() + "\"")
          .header("X-Package-Sha256", packaged.sha256());
    }
    PackageOutcome.Refused refused = (PackageOutcome.Refused) outcome;
    throw Refused.because(problem(refused));
  }

  private static Problem problem(PackageOutcome.Refused refused) {
    Problem problem =
        refused.code().equals("scorm.dispatch-unknown")
            ? Problem.of(NOT_FOUND, refused.code(), "There is no such dispatch")
            : Problem.of(CONFLICT, refused.code(), "The package cannot be made");
    return problem.detail(refused.sentence());
  }
}
