package io.labport.adapter.lti.profile;

import java.time.Duration;
import java.util.Map;

/** Where an LMS's gradebook differs from AGS 2.0; each default is the standard's behaviour. */
public interface GradeQuirks {
  /** An LMS without any. */
  GradeQuirks STANDARD = new GradeQuirks() {};

  /** By how much the timestamps of two scores of one learner must differ at least. */
  default Duration timestampStep() {
    return Duration.ofMillis(1);
  }

  /** What the answer to a score means. Override for what differs, and ask this for the rest. */
  default ScoreMeaning meaning(ScoreReply reply) {
    return StandardAnswers.meaning(reply);
  }

  /**
   * Further members of a score, by their address (AGS 2.0, section 3.4.10, extensions).
   *
   * @return objects that Jackson writes
   */
  default Map<String, Object> extensions(ScoreSituation situation) {
    return Map.of();
  }

  /**
   * Whether a score without a comment clears also comments that others wrote; the one that is there
   * is then sent again.
   */
  default boolean clearsComments() {
    return false;
  }

  /** Digits after the decimal point that the gradebook takes. */
  default int decimals() {
    return 5;
  }
}
