package io.labport.adapter.lti.profile;

import java.time.Duration;

/** Moodle's gradebook. */
final class MoodleGrades implements GradeQuirks {
  /** Moodle compares whole seconds and refuses equal ones. */
  @Override
  public Duration timestampStep() {
    return Duration.ofSeconds(1);
  }
}
