package io.labport.examples.lms;

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

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Launch> byHint = new LinkedHashMap<>();

  Launches(Clock clock) {
    this.clock = clock;
  }

  synchronized Launch begin(Course course, Link link, Member member, Presentation presentation) {
    byHint.values().removeIf(old -> clock.instant().isAfter(old.expiresAt().plus(REMEMBERED)));
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    // JSON text as Moodle sends it, with what breaks when it is decoded once too often or rebuilt.
    String hint =
        "{\"cmid\": \"" + link.id() + "\",\"launchid\":\"" + id + "\", \"trap\":\"50%25+ \u00e9\"}";
    Launch launch =
        new Launch(course, link, member, presentation, hint, clock.instant().plus(LIFE));
    byHint.put(hint, launch);
    return launch;
  }

  synchronized Optional<Launch> find(String messageHint) {
    return Optional.ofNullable(byHint.get(messageHint));
  }

  boolean isOver(Launch launch) {
    return !clock.instant().isBefore(launch.expiresAt());
  }
}
