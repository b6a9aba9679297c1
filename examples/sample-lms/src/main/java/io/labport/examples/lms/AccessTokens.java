package io.labport.examples.lms;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opaque bearer tokens, known to this LMS alone until they expire or are revoked. */
final class AccessTokens {

  /** What a token is good for. */
  record Grant(String clientId, Set<String> scopes, Instant expiresAt) {}

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Grant> grants = new LinkedHashMap<>();
  private Duration life = Duration.ofHours(1);

  AccessTokens(Clock clock) {
    this.clock = clock;
  }

  synchronized void life(Duration of) {
    this.life = of;
  }

  synchronized Duration life() {
    return life;
  }

  synchronized String issue(String clientId, Collection<String> scopes) {
    Instant now = clock.instant();
    grants.values().removeIf(grant -> !now.isBefore(grant.expiresAt()));
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    grants.put(token, new Grant(clientId, Set.copyOf(scopes), now.plus(life)));
    return token;
  }

  synchronized Optional<Grant> grant(String token) {
    return Optional.ofNullable(grants.get(token))
        .filter(grant -> clock.instant().isBefore(grant.expiresAt()));
  }

  synchronized void revokeAll() {
    grants.clear();
  }
}
