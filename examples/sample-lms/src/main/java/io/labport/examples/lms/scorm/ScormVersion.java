package io.labport.examples.lms.scorm;

/** Which SCORM a package follows. */
public enum ScormVersion {
  /** SCORM 1.2. */
  SCORM_12("1.2", "1.2"),
  /** SCORM 2004 3rd Edition. */
  SCORM_2004_3("2004 3rd Edition", "2004"),
  /** SCORM 2004 4th Edition. */
  SCORM_2004_4("2004 4th Edition", "2004");

  private final String schemaVersion;
  private final String dialect;

  ScormVersion(String schemaVersion, String dialect) {
    this.schemaVersion = schemaVersion;
    this.dialect = dialect;
  }

  /** The text of the manifest's {@code schemaversion}. */
  public String schemaVersion() {
    return schemaVersion;
  }

  /** {@code 1.2} or {@code 2004}: which run-time API the content gets. */
  public String dialect() {
    return dialect;
  }

  /** Whether the run-time API is {@code API_1484_11}. */
  public boolean is2004() {
    return this != SCORM_12;
  }
}
