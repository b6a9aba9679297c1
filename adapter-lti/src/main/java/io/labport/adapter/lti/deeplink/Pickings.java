package io.labport.adapter.lti.deeplink;

import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import io.labport.core.spi.store.SecretBox;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The selections under way, by a token that only the pages of the selection carry, in their forms.
 * It stands for the browser: no cookie is needed, and a foreign page cannot post in its name.
 * Sealed, because they hold what the launch said. Thread-safe across nodes.
 */
public final class Pickings {
  /** Long enough to look for labs; a course page rarely stays open longer. */
  static final Duration VALID = Duration.ofHours(2);

  private static final int TRIES = 5;

  private final Documents<Picking> pickings;
  private final Unguessable unguessable;
  private final Clock clock;

  @Inject
  public Pickings(AdapterStore store, SecretBox secrets, Unguessable unguessable, Clock clock) {
    this.pickings = Documents.sealed(store, secrets, "lti/picking", "picking", Picking.class);
    this.unguessable = unguessable;
    this.clock = clock;
  }

  /**
   * @param version by which it is replaced
   */
  record Held(String token, Picking picking, long version) {
    @Override
    public String toString() {
      return "Held[" + picking + "]";
    }
  }

  Held begin(Picking picking) {
    String token = unguessable.value();
    if (!pickings.insert(Fingerprint.of(token), picking, Optional.of(end(picking)))) {
      throw new IllegalStateException("a token was made twice");
    }
    return new Held(token, picking, 1);
  }

  Optional<Held> find(String token) {
    return pickings
        .kept(Fingerprint.of(token))
        .map(kept -> new Held(token, kept.document(), kept.version()));
  }

  /** False when somebody else was faster. */
  boolean replace(Held held, Picking picking) {
    return pickings.replace(
        Fingerprint.of(held.token()), picking, held.version(), Optional.of(end(picking)));
  }

  /**
   * Changes what is there now; of two that change at once the later one has the last word. A
   * selection that was answered meanwhile stays as it is.
   */
  Held change(Held held, UnaryOperator<Picking> by) {
    Held now = held;
    for (int i = 0; i < TRIES && now.picking().sent() == null; i++) {
      Picking changed = by.apply(now.picking());
      if (replace(now, changed)) {
        return new Held(held.token(), changed, now.version() + 1);
      }
      now = find(held.token()).orElse(now);
    }
    return now;
  }

  /** Whoever gets true is the only one. */
  boolean end(Held held) {
    return pickings.take(Fingerprint.of(held.token())).isPresent();
  }

  private static Instant end(Picking picking) {
    return Instant.ofEpochMilli(picking.createdAt()).plus(VALID);
  }

  long now() {
    return clock.millis();
  }
}
