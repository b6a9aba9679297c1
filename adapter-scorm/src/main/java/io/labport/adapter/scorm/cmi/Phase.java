package io.labport.adapter.scorm.cmi;

/** Where a lab stands, as far as an LMS is concerned. */
public enum Phase {
  /** No lab, and nothing to say. */
  NONE("NONE"),
  /** Running, starting or saved. */
  RUNNING("RUNNING"),
  /** Handed in; a grader or a script is at work. */
  PENDING("PENDING"),
  /** Completed, and its score may still come. */
  AWAITING_SCORE("PENDING"),
  /** Over without being finished; the learner may start again. */
  STOPPED("STOPPED"),
  FINAL("FINAL"),
  /** The lab, not the learner, failed. */
  LAB_FAILED("LAB_FAILED"),
  /** Over with a code that is not documented; for the learner it is as if it ran. */
  UNKNOWN("RUNNING");

  private final String spelling;

  Phase(String spelling) {
    this.spelling = spelling;
  }

  /** As the SCO spells it; it tells fewer of them apart. */
  public String spelling() {
    return spelling;
  }
}
