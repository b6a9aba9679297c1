package io.labport.adapter.lti.registration;

import java.time.Duration;

/** Which LMS a platform is, for the places where they differ from each other. */
public enum PlatformFamily {
  CANVAS,
  MOODLE,
  DESIRE2LEARN,
  BLACKBOARD,
  SAKAI,
  SCHOOLOGY,
  OPENEDX,
  GENERIC;

  /** By how much the timestamps of two scores of one learner must differ at least. */
  public Duration timestampStep() {
    // Moodle compares whole seconds and refuses equal ones.
    return this == MOODLE ? Duration.ofSeconds(1) : Duration.ofMillis(1);
  }
}
