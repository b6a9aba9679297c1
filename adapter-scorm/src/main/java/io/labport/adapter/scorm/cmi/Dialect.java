package io.labport.adapter.scorm.cmi;

/** The two run-time data models; the editions of SCORM 2004 share one. */
public enum Dialect {
  SCORM_12("1.2"),
  SCORM_2004("2004");

  private final String spelling;

  Dialect(String spelling) {
    this.spelling = spelling;
  }

  /** As the SCO spells it. */
  public String spelling() {
    return spelling;
  }
}
