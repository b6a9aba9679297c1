package io.labport.adapter.lti.profile;

import java.time.Duration;

/** Moodle's gradebook. */
final class MoodleGrades implements GradeQuirks {
  /** Moodle compares whole seconds and refuses equal ones. */
  @Override
  public Duration timestampStep() {
    return Duration.ofSeconds(1);
  }

  /**
   * Moodle says "Incorrect score received" for whom it does not grade in the course; a timestamp
   * that it cannot read would be our fault.
   */
  @Override
  public ScoreMeaning meaning(ScoreReply reply) {
    if (reply.status() == 400) {
      return reply.says("timestamp") ? ScoreMeaning.BAD_SCORE : ScoreMeaning.USER_NOT_GRADABLE;
    }
    return StandardAnswers.meaning(reply);
  }
}
