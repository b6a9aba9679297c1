package io.labport.adapter.scorm.cmi;

/** The kinds of package. */
public enum Flavour {
  SCORM_12("1.2", Dialect.SCORM_12),
  SCORM_2004_3RD("2004 3rd Edition", Dialect.SCORM_2004),
  SCORM_2004_4TH("2004 4th Edition", Dialect.SCORM_2004);

  private final String schemaVersion;
  private final Dialect dialect;

  Flavour(String schemaVersion, Dialect dialect) {
    this.schemaVersion = schemaVersion;
    this.dialect = dialect;
  }

  /** The manifest's {@code schemaversion}. */
  public String schemaVersion() {
    return schemaVersion;
  }

  public Dialect dialect() {
    return dialect;
  }
}
