package io.labport.core.internal.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How keys are spelt, and which one was probably meant. */
public final class KeyNames {
  private KeyNames() {}

  /** {@code publicUrl} and {@code PUBLIC_URL} as {@code public-url}. */
  static String kebab(String javaName) {
    if (javaName.equals(javaName.toUpperCase(Locale.ROOT))) {
      return javaName.toLowerCase(Locale.ROOT).replace('_', '-');
    }
    return javaName.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  static String join(String prefix, String name) {
    return prefix.isEmpty() ? name : prefix + "." + name;
  }

  /** {@code skillable.api-key} as {@code LABPORT_SKILLABLE_API_KEY}. */
  public static String environmentName(String key) {
    return "LABPORT_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The known key that is spelt most like the unknown one, if any is spelt nearly so. */
  static Optional<String> nearest(String unknown, Collection<String> known) {
    int limit = Math.max(2, unknown.length() / 5);
    record Candidate(String key, int distance) {}
    return known.stream()
        .map(key -> new Candidate(key, distance(unknown, key)))
        .filter(candidate -> candidate.distance() <= limit)
        .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::key))
        .map(Candidate::key);
  }

  /** Levenshtein's distance. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(swap, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
