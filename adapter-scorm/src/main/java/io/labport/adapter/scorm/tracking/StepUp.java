package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.util.List;
import java.util.Locale;

/**
 * Lets learners prove themselves who did not show the secret of their last session, in the tab that
 * their SCO opened. When they have, say so to {@link StepUps#succeeded}. Thread-safe.
 */
@FunctionalInterface
public interface StepUp {

  /** The first page. */
  WebResponse begin(Learner learner, WebRequest request);

  /**
   * Who has to prove themselves.
   *
   * @param session names the session; no secret, good for nothing but {@link StepUps}
   * @param pseudonym of the learner whom the LMS claims
   * @param learnerId as the LMS claims
   * @param locales for the pages, best first
   */
  record Learner(
      String session,
      Dispatch dispatch,
      String registration,
      String pseudonym,
      String learnerId,
      List<Locale> locales) {
    public Learner {
      locales = List.copyOf(locales);
    }

    @Override
    public String toString() {
      return "Learner[" + pseudonym + "]";
    }
  }
}
