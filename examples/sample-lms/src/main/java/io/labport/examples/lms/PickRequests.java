package io.labport.examples.lms;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Deep Linking requests that await their answer. */
final class PickRequests {

  /** What the answer must fit. */
  record Pending(
      String courseId, String deploymentId, DeepLinkingSettings settings, Instant expiresAt) {}

  private static final Duration LIFE = Duration.ofHours(1);

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Pending> pending = new LinkedHashMap<>();
  private volatile DeepLinkingSettings settings;

  PickRequests(Clock clock, DeepLinkingSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  void settings(DeepLinkingSettings wanted) {
    settings = wanted;
  }

  synchronized Purpose.PickContent begin(Course course, String deploymentId) {
    Instant now = clock.instant();
    pending.values().removeIf(old -> now.isAfter(old.expiresAt()));
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    DeepLinkingSettings wanted = settings;
    // Signs that get lost when data is decoded twice, escaped for HTML or cut to ASCII.
    String data = wanted.data().orElse("csrf:" + id + " \"50%25\" + <\u00e9> & \u2713");
    DeepLinkingSettings sent = wanted.withData(data);
    pending.put(id, new Pending(course.id(), deploymentId, sent, now.plus(LIFE)));
    return new Purpose.PickContent(id, sent);
  }

  synchronized Optional<Pending> find(String id) {
    return Optional.ofNullable(pending.get(id))
        .filter(one -> clock.instant().isBefore(one.expiresAt()));
  }

  /** False if somebody else was first: an answer counts once. */
  synchronized boolean end(String id) {
    return pending.remove(id) != null;
  }
}
