package io.labport.adapter.lti.registration;

/** Which LMS a platform is; what is special about it is in its profile. */
public enum PlatformFamily {
  CANVAS,
  MOODLE,
  DESIRE2LEARN,
  BLACKBOARD,
  SAKAI,
  SCHOOLOGY,
  OPENEDX,
  GENERIC
}
