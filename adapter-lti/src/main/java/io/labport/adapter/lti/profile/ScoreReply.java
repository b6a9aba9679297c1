package io.labport.adapter.lti.profile;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A platform's answer to a score. {@code toString} shows no content.
 *
 * @param headers by lower-case name
 * @param text the body; may name people
 */
public record ScoreReply(int status, Map<String, Collection<String>> headers, String text) {

  /** The first value of the header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Whether the body has one of the words, in any case. */
  public boolean says(String... words) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String word : words) {
      if (lower.contains(word)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "ScoreReply[" + status + "]";
  }
}
