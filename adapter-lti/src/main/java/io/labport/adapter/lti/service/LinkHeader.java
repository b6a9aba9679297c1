package io.labport.adapter.lti.service;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Link header of a paged answer (RFC 8288). */
public final class LinkHeader {
  private static final Pattern NEXT =
      Pattern.compile("<([^>]*)>\\s*;[^,<]*\\brel\\s*=\\s*\"?next\\b", Pattern.CASE_INSENSITIVE);

  private LinkHeader() {}

  /** Only on the same host: the token must not go anywhere else. */
  public static Optional<URI> next(ServiceAnswer answer, URI current) {
    String links = String.join(", ", answer.headers().getOrDefault("link", List.of()));
    Matcher matcher = NEXT.matcher(links);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      URI next = current.resolve(matcher.group(1));
      return current.getRawAuthority().equals(next.getRawAuthority())
              && current.getScheme().equals(next.getScheme())
              && !next.equals(current)
          ? Optional.of(next)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
