package io.labport.examples.server.demo;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.IssuedDispatch;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.adapter.scorm.packaging.PackageOutcome;
import io.labport.adapter.scorm.packaging.PackageWish;
import io.labport.adapter.scorm.packaging.ScormPackages;
import io.labport.core.runtime.Labport;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.lms.scorm.ScormPackage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Labs as SCORM packages in the LMS's course. They are issued and imported once; later starts bring
 * them up to date, since server and LMS may listen somewhere else now.
 */
final class DemoPackages {
  private static final String CONFIGURATION = "launcher-config.js";
  private static final int ALL = 1000;

  private final ScormDispatches dispatches;
  private final ScormPackages packages;
  private final SampleLms lms;
  private final String course;

  DemoPackages(Labport labport, SampleLms lms, String course) {
    this.dispatches = labport.offered(ScormDispatches.class);
    this.packages = labport.offered(ScormPackages.class);
    this.lms = lms;
    this.course = course;
  }

  /** The package of one lab, as most LMSs import it. */
  ScormPackage single(String title, int lab) {
    return there(title, "scorm-12", List.of(Map.of("lab", lab)));
  }

  /**
   * The package of several labs, for LMSs that keep completion and success apart.
   *
   * @param labs with their titles
   */
  ScormPackage course(String title, List<Map<String, ?>> labs) {
    return there(title, "scorm-2004-3rd", labs);
  }

  private ScormPackage there(String title, String flavour, List<Map<String, ?>> labs) {
    // The origin that the LMS serves packages from: nobody has to approve it.
    Map<String, ?> access = Map.of("origins", List.of(lms.baseUrl().toString()));
    String dispatch =
        issued(title)
            .map(it -> dispatches.change(it, Map.of("access", access)))
            .orElseGet(
                () ->
                    dispatches.create(
                        Map.of("title", title, "flavour", flavour, "labs", labs, "access", access)))
            .dispatch()
            .id();
    byte[] zip = zip(dispatch);
    return imported(dispatch)
        .map(old -> lms.scorm().replace(old.id(), zip))
        .orElseGet(() -> lms.importScorm(course, "", zip));
  }

  private Optional<String> issued(String title) {
    return dispatches.list(Optional.empty(), ALL).stream()
        .map(IssuedDispatch::dispatch)
        .filter(dispatch -> dispatch.title().equals(title))
        .filter(dispatch -> dispatch.state() == Dispatch.State.ENABLED)
        .map(Dispatch::id)
        .findFirst();
  }

  /** What an earlier start has imported: a package names its dispatch. */
  private Optional<ScormPackage> imported(String dispatch) {
    return lms.scorm().packages(course).stream()
        .filter(
            it ->
                it.file(CONFIGURATION)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .filter(text -> text.contains('"' + dispatch + '"'))
                    .isPresent())
        .findFirst();
  }

  private byte[] zip(String dispatch) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      PackageOutcome outcome = packages.write(dispatch, PackageWish.USUAL, bytes);
      if (outcome instanceof PackageOutcome.Refused refused) {
        throw new IllegalStateException(refused.sentence());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into memory", e);
    }
    return bytes.toByteArray();
  }
}
