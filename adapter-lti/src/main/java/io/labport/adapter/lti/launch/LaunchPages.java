package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.page.Pages;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Finding;
import io.labport.adapter.lti.validation.Report;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** What people see of a launch that was refused. */
public final class LaunchPages {
  private final Pages pages;

  @Inject
  public LaunchPages(Pages pages) {
    this.pages = pages;
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
}
