package io.labport.adapter.scorm.dispatch.book;

/** Texts of terms. */
final class TermTexts {
  static final int LONGEST_TITLE = 200;
  private static final int SHOWN = 60;

  private TermTexts() {}

  /** For a sentence about it: short, and on one line. */
  static String shown(String value) {
    String line = value.replaceAll("\\p{Cntrl}", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
  }

  /** Whether a manifest may say it: XML 1.0 knows no control characters. */
  static boolean printable(String value) {
    return value.codePoints().noneMatch(c -> Character.getType(c) == Character.CONTROL)
        && value.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
  }
}
