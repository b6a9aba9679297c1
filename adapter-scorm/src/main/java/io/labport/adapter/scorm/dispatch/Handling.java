package io.labport.adapter.scorm.dispatch;

import java.util.Optional;

/**
 * How learners are treated.
 *
 * @param unproven what a learner gets who does not show the secret of the last session
 * @param newAttempt what happens when the LMS began a new attempt after a final result
 * @param identity who Skillable is told it is
 * @param names whether the learner's name goes to Skillable
 * @param language of the SCO and of the lab, as a language tag; the browser's when absent
 */
public record Handling(
    Unproven unproven,
    NewAttempt newAttempt,
    Identity identity,
    boolean names,
    Optional<String> language) {

  public static final Handling DEFAULT =
      new Handling(
          Unproven.NEW_INSTANCE,
          NewAttempt.NEW_INSTANCE,
          Identity.PSEUDONYM,
          false,
          Optional.empty());

  /** What a learner gets who does not show the secret of the last session. */
  public enum Unproven {
    /** A fresh start that sees nothing of what was before. */
    NEW_INSTANCE,
    DENY,
    /** A one-time code first. */
    STEP_UP
  }

  /** What happens when the LMS began a new attempt after a final result. */
  public enum NewAttempt {
    NEW_INSTANCE,
    /** A learner who proved themselves gets the earlier result reported again. */
    REPORT_PREVIOUS
  }

  /** Who Skillable is told it is. */
  public enum Identity {
    PSEUDONYM,
    /** The id as the LMS gave it. */
    RAW
  }
}
