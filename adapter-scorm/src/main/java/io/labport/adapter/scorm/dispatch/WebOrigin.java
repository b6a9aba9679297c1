package io.labport.adapter.scorm.dispatch;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Origins as browsers write them into the header {@code Origin} (RFC 6454, section 6.2). */
public final class WebOrigin {
  /** A host name has at most 253 characters. */
  private static final int LONGEST = 270;

  private WebOrigin() {}

  /**
   * The way in which browsers write it: lower case, no default port, international names in ASCII.
   *
   * @param text as somebody wrote it, perhaps with a slash at the end
   * @return empty when it is no origin of {@code https} or {@code http}
   */
  public static Optional<String> of(String text) {
    String trimmed = text.strip();
    int start = trimmed.indexOf("://");
    if (start < 0 || trimmed.length() > LONGEST) {
      return Optional.empty();
    }
    String scheme = trimmed.substring(0, start).toLowerCase(Locale.ROOT);
    String rest = trimmed.substring(start + 3);
    String authority = rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest;
    return ascii(authority).flatMap(host -> written(scheme, host));
  }

  private static Optional<String> ascii(String authority) {
    if (authority.chars().allMatch(c -> c < 128)) {
      return Optional.of(authority);
    }
    try {
      return Optional.of(IDN.toASCII(authority));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> written(String scheme, String authority) {
    int usual =
        switch (scheme) {
          case "https" -> 443;
          case "http" -> 80;
          default -> 0;
        };
    try {
      URI uri = new URI(scheme + "://" + authority);
      boolean bare =
          uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawPath().isEmpty()
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null;
      if (usual == 0 || !bare || uri.getPort() == 0 || uri.getPort() > 65_535) {
        return Optional.empty();
      }
      String port = uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
      return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether everybody on the way could have changed what was loaded from there. */
  public static boolean plain(String origin) {
    return origin.startsWith("http://");
  }
}
