package io.labport.examples.lms;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens for Dynamic Registration: each registers one tool, within an hour. */
final class RegistrationTokens {

  private static final Duration LIFE = Duration.ofHours(1);

  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> expiries = new LinkedHashMap<>();
  private final Map<String, String> clients = new LinkedHashMap<>();

  RegistrationTokens(Clock clock) {
    this.clock = clock;
  }

  synchronized String issue() {
    Instant now = clock.instant();
    expiries.values().removeIf(now::isAfter);
    String token = random();
    expiries.put(token, now.plus(LIFE));
    return token;
  }

  /** Whether it would still register a tool. */
  synchronized boolean good(String token) {
    Instant expiry = expiries.get(token);
    return expiry != null && clock.instant().isBefore(expiry);
  }

  /** False if it has been used or has expired; true but once. */
  synchronized boolean use(String token) {
    boolean good = good(token);
    expiries.remove(token);
    return good;
  }

  /** For reading and changing one registration later. */
  synchronized String issueFor(String clientId) {
    String token = random();
    clients.put(token, clientId);
    return token;
  }

  synchronized boolean opens(String token, String clientId) {
    return clientId.equals(clients.get(token));
  }

  private String random() {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
