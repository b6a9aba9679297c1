package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.oidc.LoginStart;
import io.labport.adapter.lti.oidc.PendingLogin;
import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.page.WindowOffer;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Finding;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What people see of a launch that was refused. */
public final class LaunchPages {
  private final Pages pages;
  private final LoginStart logins;
  private final PublicAddress self;

  @Inject
  public LaunchPages(Pages pages, LoginStart logins, PublicAddress self) {
    this.pages = pages;
    this.logins = logins;
    this.self = self;
  }

  /** Logs the report and tells the person, with a way back where the token gave one. */
  public WebResponse refused(LaunchReport launch, List<Locale> locales) {
    Report report = launch.checks();
    launch.log().refused(report);
    Finding first = report.failure().orElseThrow();
    String detail =
        first.check() == Check.LINK_SETTING_INVALID ? first.expected() : first.received();
    String reference = launch.log().reference();
    return pages.message(
        first.check().status(),
        locales,
        first.code(),
        reference,
        detail,
        sentence ->
            launch.back().map(back -> back.with(sentence, first.code() + " ref " + reference)));
  }

  /** As the other, with a button that makes the login once more in a window of its own. */
  WebResponse windowOffered(LaunchReport launch, String state, PendingLogin login) {
    launch.log().refused(launch.checks());
    Finding first = launch.checks().failure().orElseThrow();
    return pages.newWindow(
        List.of(),
        offer(first.check().status(), first.code(), launch.log().reference(), state, login));
  }

  WindowOffer offer(int status, String code, String reference, String state, PendingLogin login) {
    // What failed in a window will not succeed in another.
    Map<String, String> fields = login.window() ? Map.of() : logins.again(state, login);
    return new WindowOffer(
        status, code, reference, self.of("/login/" + login.registration()), fields);
  }
}
