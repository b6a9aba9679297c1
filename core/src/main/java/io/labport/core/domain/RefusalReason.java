package io.labport.core.domain;

import java.time.Duration;

/**
 * Why no lab came to be, who can change that and whether asking again helps. The codes are those of
 * Skillable's Launch; 1, 6 and 160 are no refusals.
 */
public enum RefusalReason {
  /** Code 0: an error that only its text explains. */
  LAUNCH_REJECTED(Responsible.OPERATOR, RetryRule.NEVER),
  /** Codes 2 and 10: the learner has too many labs, or too much memory, in use. */
  USER_LIMIT_REACHED(Responsible.LEARNER, RetryRule.byLearner(Duration.ofSeconds(5))),
  /** Code 3. */
  NO_CAPACITY(Responsible.SKILLABLE, RetryRule.automatic(Duration.ofSeconds(20), 2, 4)),
  /** Codes 5 and 7. */
  INTEGRATION_LIMIT_REACHED(Responsible.ADMINISTRATOR, RetryRule.byLearner(Duration.ofMinutes(2))),
  /** Codes 20, 30, 50 and 60. */
  ORGANIZATION_LIMIT_REACHED(Responsible.ADMINISTRATOR, RetryRule.byLearner(Duration.ofMinutes(2))),
  /** Code 40. */
  LAB_LIMIT_REACHED(Responsible.LAB_DEVELOPER, RetryRule.byLearner(Duration.ofMinutes(2))),
  /** Codes 70 and 80. */
  SERIES_LIMIT_REACHED(Responsible.LAB_DEVELOPER, RetryRule.byLearner(Duration.ofMinutes(2))),
  /** Code 90. */
  CLASS_LIMIT_REACHED(Responsible.INSTRUCTOR, RetryRule.byLearner(Duration.ofMinutes(2))),
  /** Code 100. */
  ATTEMPTS_EXHAUSTED(Responsible.ADMINISTRATOR, RetryRule.NEVER),
  /** Codes 110 and 130, which share one text. */
  AWAITING_SECURITY_REVIEW(Responsible.ADMINISTRATOR, RetryRule.NEVER),
  /** Code 120. */
  WRONG_STATE(Responsible.NOBODY, RetryRule.automatic(Duration.ofSeconds(5), 2, 1)),
  /** Code 140, and whatever Skillable answers with a permanent HTTP error. */
  INVALID_REQUEST(Responsible.OPERATOR, RetryRule.NEVER),
  /** Code 150. */
  SHARED_ENVIRONMENT_UNAVAILABLE(
      Responsible.INSTRUCTOR, RetryRule.automatic(Duration.ofSeconds(45), 1, 8)),
  /**
   * The call certainly did not start a lab: nothing was sent, or it was turned away with 429 or
   * 503.
   */
  TEMPORARILY_UNAVAILABLE(Responsible.NOBODY, RetryRule.automatic(Duration.ofSeconds(5), 2, 3)),
  /** Our key or address is not accepted. */
  NOT_AUTHORIZED(Responsible.OPERATOR, RetryRule.NEVER),
  /** The answer was lost, and no lab was found afterwards. */
  ANSWER_LOST(Responsible.NOBODY, RetryRule.byLearner(Duration.ofSeconds(5))),
  /** The lab was accepted but could not be built (completion codes 10 and 20). */
  PROVISIONING_FAILED(Responsible.SKILLABLE, RetryRule.byLearner(Duration.ofMinutes(1))),
  /** The saved lab could not be resumed (completion code 30). */
  RESUME_FAILED(Responsible.SKILLABLE, RetryRule.byLearner(Duration.ofMinutes(1))),
  /** A code that is not documented. */
  UNKNOWN_FAILURE(Responsible.OPERATOR, RetryRule.NEVER);

  /** Who has to do something so that the lab can open. */
  public enum Responsible {
    NOBODY,
    LEARNER,
    INSTRUCTOR,
    ADMINISTRATOR,
    LAB_DEVELOPER,
    SKILLABLE,
    OPERATOR
  }

  private final Responsible responsible;
  private final RetryRule retry;

  RefusalReason(Responsible responsible, RetryRule retry) {
    this.responsible = responsible;
    this.retry = retry;
  }

  public Responsible responsible() {
    return responsible;
  }

  public RetryRule retry() {
    return retry;
  }

  /**
   * The reason behind a refusing code of Launch or Resume (Skillable Lab API v3, Launch, {@code
   * Result}).
   */
  public static RefusalReason ofLaunchCode(int code) {
    return switch (code) {
      case 0 -> LAUNCH_REJECTED;
      case 2, 10 -> USER_LIMIT_REACHED;
      case 3 -> NO_CAPACITY;
      case 5, 7 -> INTEGRATION_LIMIT_REACHED;
      case 20, 30, 50, 60 -> ORGANIZATION_LIMIT_REACHED;
      case 40 -> LAB_LIMIT_REACHED;
      case 70, 80 -> SERIES_LIMIT_REACHED;
      case 90 -> CLASS_LIMIT_REACHED;
      case 100 -> ATTEMPTS_EXHAUSTED;
      case 110, 130 -> AWAITING_SECURITY_REVIEW;
      case 120 -> WRONG_STATE;
      case 140 -> INVALID_REQUEST;
      case 150 -> SHARED_ENVIRONMENT_UNAVAILABLE;
      default -> UNKNOWN_FAILURE;
    };
  }
}
