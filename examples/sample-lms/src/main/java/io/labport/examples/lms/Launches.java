package io.labport.examples.lms;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Launches under way, found again by the message hint. */
final class Launches {

  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final Duration REMEMBERED = Duration.ofHours(1);
  private static final int LONG_HINT_BYTES = 1_700;

  private final Clock clock;
  private final boolean canvas;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Launch> byHint = new LinkedHashMap<>();

  Launches(Clock clock, boolean canvas) {
    this.clock = clock;
    this.canvas = canvas;
  }

  synchronized Launch begin(Occasion occasion) {
    byHint.values().removeIf(old -> clock.instant().isAfter(old.expiresAt().plus(REMEMBERED)));
    String hint = canvas ? longHint() : jsonHint(occasion);
    // Moodle sends the user's id, Canvas forty characters that mean nothing to others.
    String user = occasion.member().id();
    String loginHint = canvas ? LmsProfile.hex(random, 20) : user;
    Launch launch = new Launch(occasion, loginHint, hint, clock.instant().plus(LIFE));
    byHint.put(hint, launch);
    return launch;
  }

  synchronized Optional<Launch> find(String messageHint) {
    return Optional.ofNullable(byHint.get(messageHint));
  }

  boolean isOver(Launch launch) {
    return !clock.instant().isBefore(launch.expiresAt());
  }

  /** JSON text as Moodle's, with what breaks when it is decoded once too often or rebuilt. */
  private String jsonHint(Occasion occasion) {
    String place =
        occasion.purpose() instanceof Purpose.OpenLink open
            ? open.link().id()
            : occasion.course().id();
    return "{\"cmid\": \""
        + place
        + "\",\"launchid\":\""
        + randomText(12)
        + "\", \"trap\":\"50%25+ \u00e9\"}";
  }

  /** As long as the token that Canvas sends; a GET request with it exceeds 2,000 characters. */
  private String longHint() {
    String header =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"HS256\"}".getBytes(StandardCharsets.UTF_8));
    return header + "." + randomText(LONG_HINT_BYTES) + "." + randomText(32);
  }

  private String randomText(int bytes) {
    byte[] made = new byte[bytes];
    random.nextBytes(made);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
  }
}
