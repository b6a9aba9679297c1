package io.labport.adapter.scorm.page;

import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;

/** The pages on which learners prove themselves by a one-time code. */
public final class StepUpPages {
  private final Pages pages;
  private final PublicAddress self;

  @Inject
  public StepUpPages(Pages pages, PublicAddress self) {
    this.pages = pages;
    this.self = self;
  }

  /**
   * Asks for the code that was sent.
   *
   * @param challenge what the form gives back with the code
   */
  public WebResponse ask(List<Locale> locales, String dispatch, String challenge) {
    return form(200, locales, dispatch, challenge, 0);
  }

  /** Asks once more, after a wrong code. */
  public WebResponse again(List<Locale> locales, String dispatch, String challenge, int left) {
    return form(403, locales, dispatch, challenge, left);
  }

  private WebResponse form(
      int status, List<Locale> locales, String dispatch, String challenge, int left) {
    String action = self.of("/v1/d/" + dispatch + "/step-up").toString();
    return pages.stepUp(status, locales, "step-up.title", "step-up.sent", action, challenge, left);
  }

  /** The learner is known again and goes on in the course. */
  public WebResponse done(List<Locale> locales) {
    return pages.stepUp(200, locales, "step-up.done-title", "step-up.done", "", "", 0);
  }

  /**
   * Why there is no code to give.
   *
   * @param what the key of its text, after {@code step-up.}
   */
  public WebResponse problem(List<Locale> locales, int status, String what) {
    return pages.stepUp(status, locales, "step-up.title", "step-up." + what, "", "", 0);
  }
}
