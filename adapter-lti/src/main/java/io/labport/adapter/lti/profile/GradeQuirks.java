package io.labport.adapter.lti.profile;

import java.time.Duration;

/** Where an LMS's gradebook differs from AGS 2.0; each default is the standard's behaviour. */
public interface GradeQuirks {
  /** An LMS without any. */
  GradeQuirks STANDARD = new GradeQuirks() {};

  /** By how much the timestamps of two scores of one learner must differ at least. */
  default Duration timestampStep() {
    return Duration.ofMillis(1);
  }
}
