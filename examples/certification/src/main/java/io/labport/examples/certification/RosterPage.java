package io.labport.examples.certification;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of a roster.
 *
 * @param links the Link headers, each whole
 */
record RosterPage(List<String> links, String body) {
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>;\\s*rel=\"next\"");

  /** Makes other pages of the right ones. */
  @FunctionalInterface
  interface Rewriting {
    RosterPage page(String rawQuery, RosterPage right);
  }

  RosterPage {
    links = List.copyOf(links);
  }

  /** Where the next page is; empty on the last one. */
  Optional<String> next() {
    Matcher found = NEXT.matcher(String.join(", ", links));
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  RosterPage with(List<String> others) {
    return new RosterPage(others, body);
  }
}
