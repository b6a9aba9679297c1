package io.labport.adapter.scorm.packaging;

/** Titles as manifests can hold them. */
final class Titles {
  /** What a manifest of SCORM 1.2 allows (imscp_rootv1p1p2.xsd, titleType). */
  static final int LONGEST_12 = 200;

  private static final String NAMELESS = "Lab";

  private Titles() {}

  /**
   * Without what XML 1.0 (section 2.2) has no way to write, not even escaped, and without control
   * characters; everything else stays, in any script.
   */
  static String of(String title) {
    StringBuilder kept = new StringBuilder(title.length());
    title
        .codePoints()
        .map(point -> Character.isISOControl(point) ? ' ' : point)
        .filter(Titles::isLegal)
        .forEach(kept::appendCodePoint);
    String tidy = kept.toString().strip().replaceAll("\\s+", " ");
    return tidy.isEmpty() ? NAMELESS : tidy;
  }

  /** The beginning of a title, never with half a character at its end. */
  static String cut(String title, int longest) {
    if (title.length() <= longest) {
      return title;
    }
    int end = Character.isHighSurrogate(title.charAt(longest - 1)) ? longest - 1 : longest;
    return title.substring(0, end).strip();
  }

  private static boolean isLegal(int point) {
    return (point >= ' ' && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
