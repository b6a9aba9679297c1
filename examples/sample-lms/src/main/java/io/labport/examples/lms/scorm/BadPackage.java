package io.labport.examples.lms.scorm;

/** The package cannot be imported; the message is a sentence for whoever uploads it. */
public final class BadPackage extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadPackage(String sentence) {
    super(sentence);
  }

  /** What is wrong. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
