package io.labport.adapter.lti.deeplink;

import java.util.regex.Pattern;

/**
 * Text for people from what may hold HTML. It is escaped again wherever it is shown, so that what
 * slips through is ugly and not dangerous.
 */
final class PlainText {
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cc}\\u00a0]+");

  private PlainText() {}

  static String of(String html) {
    String plain = UNSEEN.matcher(html).replaceAll(" ");
    plain = TAG.matcher(plain).replaceAll(" ");
    plain =
        plain
            .replace("&nbsp;", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&");
    return SPACE.matcher(plain).replaceAll(" ").strip();
  }

  /** Not longer than that, without half a character at the end. */
  static String atMost(int length, String text) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
    return text.substring(0, end).stripTrailing() + "\u2026";
  }
}
