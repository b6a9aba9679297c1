package io.labport.examples.certification;

/** Whether the tool's error pages show codes. */
public enum Codes {
  /** Those of Labport, as {@code lti.state-used}; wrong ones fail a case. */
  LABPORT,
  /** None, or others: refusing is enough. */
  NONE
}
