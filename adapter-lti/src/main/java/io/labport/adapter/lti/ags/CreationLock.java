package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.keys.Unguessable;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.StoredDocument;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets one node at a time make a certain column. A node that dies holding it loses it when it
 * expires. Thread-safe across nodes.
 */
public final class CreationLock {
  /** Longer than all calls that are made under it. */
  static final Duration HELD = Duration.ofMinutes(5);

  private static final String KIND = "column-lock";

  private final AdapterStore store;
  private final Unguessable unguessable;
  private final Clock clock;

  @Inject
  public CreationLock(AdapterStore store, Unguessable unguessable, Clock clock) {
    this.store = store;
    this.unguessable = unguessable;
    this.clock = clock;
  }

  /** What its holder gives back. */
  record Held(String column, String owner) {}

  /** Empty when somebody else has it. */
  Optional<Held> take(String column) {
    Held held = new Held(column, unguessable.value());
    boolean won = store.insert(KIND, column, held.owner(), Optional.of(clock.instant().plus(HELD)));
    return won ? Optional.of(held) : Optional.empty();
  }

  /** Gives it back, unless it expired and is somebody else's by now. */
  void release(Held held) {
    Optional<StoredDocument> stored = store.find(KIND, held.column());
    if (stored.isPresent() && stored.get().content().equals(held.owner())) {
      store.delete(KIND, held.column());
    }
  }
}
