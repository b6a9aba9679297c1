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
  record Refused(List<String> codes, Manner manner) implements Expectation {
    public Refused {
      codes = List.copyOf(codes);
    }

    @Override
    public String words() {
      return "refused: "
          + String.join(" or ", codes)
          + (manner == Manner.SIZE ? ", or cut off with 413" : "");
    }
  }

  /** What else than a page with status 4xx a refusal may be. */
  enum Manner {
    /** Nothing. */
    PAGE,
    /** A script asked: nobody reads the answer. */
    SCRIPT,
    /** The fault is the platform's: 502 says so. */
    GATEWAY,
    /** A server or proxy before the tool may cut it off: 413 in whatever form. */
    SIZE
  }

  /** Something else than one answer. */
  record Behaved(String words) implements Expectation {}
}
