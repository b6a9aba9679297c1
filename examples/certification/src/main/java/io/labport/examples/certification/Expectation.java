package io.labport.examples.certification;

import java.util.List;

/** What a right tool does. */
public sealed interface Expectation {

  /** For people. */
  String words();

  /** The tool accepts the launch: a page, or a redirect to where it leads. */
  record Opened() implements Expectation {
    @Override
    public String words() {
      return "opened";
    }
  }

  /**
   * The tool refuses with a page that people can read and status 4xx.
   *
   * @param codes any of which is right on the page of a tool that shows Labport's codes
   */
  record Refused(List<String> codes) implements Expectation {
    public Refused {
      codes = List.copyOf(codes);
    }

    @Override
    public String words() {
      return "refused: " + String.join(" or ", codes);
    }
  }

  /** Something else than one answer. */
  record Behaved(String words) implements Expectation {}
}
