package io.labport.adapter.lti.profile;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Canvas's logins and launches. */
final class CanvasLaunching implements LaunchQuirks {
  /** Where the frame that keeps values lives, by the older host that still answers logins. */
  private static final Map<String, String> STORAGE_HOSTS =
      Map.of(
          "canvas.instructure.com", "sso.canvaslms.com",
          "canvas.beta.instructure.com", "sso.beta.canvaslms.com",
          "canvas.test.instructure.com", "sso.test.canvaslms.com");

  /** Twice is what has been seen; more would only help somebody who plays with us. */
  private static final int MOST_ENCODINGS = 2;

  @Override
  public URI storageOrigin(URI authorizationEndpoint) {
    String host = STORAGE_HOSTS.get(String.valueOf(authorizationEndpoint.getHost()));
    return host == null ? authorizationEndpoint : URI.create("https://" + host);
  }

  /** Relaunched from SpeedGrader, queries are encoded once too often (canvas-lms issue 1486). */
  @Override
  public boolean sameTarget(String login, String signed) {
    String[] one = login.split("\\?", 2);
    String[] other = signed.split("\\?", 2);
    return one.length == 2
        && other.length == 2
        && one[0].equals(other[0])
        && plain(one[1]).equals(plain(other[1]));
  }

  /** Navigation and editor placements have the id of the course as that of the link. */
  @Override
  public boolean ownLink(String resourceLink, Optional<String> context) {
    return !context.equals(Optional.of(resourceLink));
  }

  private static String plain(String query) {
    String decoded = query;
    for (int i = 0; i < MOST_ENCODINGS; i++) {
      try {
        decoded = URLDecoder.decode(decoded.replace("+", "%2B"), StandardCharsets.UTF_8);
      } catch (IllegalArgumentException e) {
        return decoded;
      }
    }
    return decoded;
  }
}
