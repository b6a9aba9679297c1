package io.labport.examples.certification;

/** How a case ended. */
public enum Verdict {
  PASSED("passed"),
  FAILED("failed"),
  /** It could not be tried with this tool and these options; says nothing about the tool. */
  NOT_APPLICABLE("not applicable");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
