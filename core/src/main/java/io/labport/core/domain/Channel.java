package io.labport.core.domain;

/** The way by which a launch came in. */
public enum Channel {
  LTI,
  SCORM,
  REST,
  OTHER
}
