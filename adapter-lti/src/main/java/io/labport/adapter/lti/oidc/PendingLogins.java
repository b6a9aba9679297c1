package io.labport.adapter.lti.oidc;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The logins on their way, by the fingerprint of their state. Thread-safe across nodes. */
public final class PendingLogins {
  /** How long a learner may stay at the platform's sign-in page. */
  public static final Duration VALID = Duration.ofMinutes(10);

  /** Longer than valid, so that a late answer is told "expired" and not "unknown". */
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private static final String NONCE = "used-nonce";

  private final AdapterStore store;
  private final Clock clock;
  private final Documents<PendingLogin> logins;

  @Inject
  public PendingLogins(AdapterStore store, Clock clock) {
    this.store = store;
    this.logins = new Documents<>(store, "pending-login", PendingLogin.class);
    this.clock = clock;
  }

  /**
   * @param version by which it is taken
   */
  public record Held(PendingLogin login, String stateHash, long version) {}

  void keep(String state, PendingLogin login) {
    Instant until = Instant.ofEpochMilli(login.createdAt()).plus(REMEMBERED);
    if (!logins.insert(Fingerprint.of(state), login, Optional.of(until))) {
      throw new IllegalStateException("a state was made twice");
    }
  }

  public Optional<Held> find(String state) {
    String id = Fingerprint.of(state);
    return logins.kept(id).map(kept -> new Held(kept.document(), id, kept.version()));
  }

  public boolean expired(PendingLogin login) {
    return clock.millis() >= login.validUntil();
  }

  /**
   * Turns the login into its tombstone; of any number of concurrent callers exactly one wins. One
   * conditional replacement instead of taking and inserting, so that no moment is left in which a
   * re-post would be told "unknown".
   */
  public boolean take(Held held) {
    Instant until = Instant.ofEpochMilli(held.login().createdAt()).plus(REMEMBERED);
    return logins.replace(
        held.stateHash(), held.login().asUsed(), held.version(), Optional.of(until));
  }

  /** False when this registration's nonce was used before. */
  public boolean spendNonce(String registration, String nonce, Instant until) {
    return store.insert(
        NONCE, registration + "/" + Fingerprint.of(nonce), "{}", Optional.of(until));
  }
}
