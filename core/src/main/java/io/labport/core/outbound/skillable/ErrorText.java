package io.labport.core.outbound.skillable;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Skillable's error texts: free text by others, so nothing is taken for granted about it. */
final class ErrorText {
  private static final int LONGEST = 300;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+");
  private static final Pattern URL = Pattern.compile("(?i)\\bhttps?://\\S+");

  private ErrorText() {}

  /** Without line breaks, addresses of people and addresses of pages; empty if blank. */
  static Optional<String> of(@Nullable String raw) {
    if (raw == null || raw.isBlank()) {
      return Optional.empty();
    }
    String cut = raw.length() > 4 * LONGEST ? raw.substring(0, 4 * LONGEST) : raw;
    String text = CONTROLS.matcher(cut).replaceAll(" ").strip();
    text = URL.matcher(text).replaceAll("(address)");
    text = EMAIL.matcher(text).replaceAll("(e-mail)");
    return Optional.of(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text);
  }

  /**
   * Whether an instance is said not to exist. Unverified: no error of Result, LabAccessUrl or
   * Details is published; this goes by "Lab profile not found" and "Class not found" of other
   * commands (Skillable Lab API v3). "Invalid integration key", which Cancel answers for another
   * consumer's instance, is not taken for it: here it may as well mean that the key is bad, and
   * nothing must be given up for that.
   */
  static boolean saysUnknownInstance(String error) {
    String text = error.toLowerCase(Locale.ROOT);
    return text.contains("instance") && saysNotFound(text);
  }

  /** As above; also for an instance that exists but does not run. Unverified as well. */
  static boolean saysNoRunningInstance(String error) {
    String text = error.toLowerCase(Locale.ROOT);
    return saysUnknownInstance(error)
        || (text.contains("instance") && text.contains("not running"));
  }

  /** "Lab profile not found" is published, for GetLabInstructions. */
  static boolean saysUnknownProfile(String error) {
    String text = error.toLowerCase(Locale.ROOT);
    return text.contains("profile") && saysNotFound(text);
  }

  private static boolean saysNotFound(String text) {
    return text.contains("not found")
        || text.contains("does not exist")
        || text.contains("doesn't exist");
  }
}
