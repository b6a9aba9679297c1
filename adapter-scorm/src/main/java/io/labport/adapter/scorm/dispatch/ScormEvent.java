package io.labport.adapter.scorm.dispatch;

import java.util.Optional;

/**
 * Something that an operator should know. Without personal data: learners appear by pseudonym.
 *
 * @param kind what
 * @param dispatch where
 * @param registration whose, where that is known
 * @param detail one sentence; no secrets
 */
public record ScormEvent(Kind kind, String dispatch, Optional<String> registration, String detail) {

  /** What may happen. */
  public enum Kind {
    CAP_WARNING_90,
    CAP_WARNING_95,
    CAP_REACHED,
    ORIGIN_LEARNED,
    /** A further origin waits for approval. */
    ORIGIN_WAITING,
    LAUNCH_REFUSED,
    UNPROVEN_LEARNER,
    /** The LMS held a final status that we never gave it. */
    TAMPER_SUSPECTED,
    /** A final result that no LMS has acknowledged in time. */
    RESULT_UNACKNOWLEDGED,
    /** Many learners from one address in a short time. */
    MANY_LEARNERS,
    /** The LMS offers another version than the package, or overrules the SCO. */
    LMS_WARNING,
    KEY_ROTATED
  }
}
