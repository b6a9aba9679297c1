package io.labport.adapter.lti.keys;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of one set as they are stored: one document, so that a change of several keys is one
 * change. Oldest first. Immutable.
 */
record ToolKeySet(List<Entry> keys) {

  ToolKeySet {
    keys = List.copyOf(keys);
  }

  /**
   * @param id what the private part is sealed for
   * @param since when it came into this state, in milliseconds since 1970
   * @param sealed the key pair; opens only with the operator's key set
   * @param published the public members
   */
  record Entry(
      String id,
      String kid,
      KeyState state,
      long since,
      String sealed,
      Map<String, Object> published) {
    Entry {
      published = Map.copyOf(published);
    }

    Entry now(KeyState other, long at) {
      return new Entry(id, kid, other, at, sealed, published);
    }

    @Override
    public String toString() {
      return "Entry[" + kid + " " + state + "]";
    }
  }

  Entry active() {
    return keys.stream()
        .filter(key -> key.state() == KeyState.ACTIVE)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a key set has no key that signs"));
  }

  /** What time alone changes: published keys take over, and retired ones go. */
  ToolKeySet advanced(long now) {
    List<Entry> left = new ArrayList<>();
    for (Entry key : keys) {
      boolean over =
          key.state() == KeyState.RETIRING && now - key.since() >= KeyState.RETIRING_FOR.toMillis();
      if (!over) {
        left.add(key);
      }
    }
    ToolKeySet kept = new ToolKeySet(left);
    Optional<Entry> ripe =
        left.stream()
            .filter(key -> key.state() == KeyState.PUBLISHED)
            .filter(key -> now - key.since() >= KeyState.PUBLISHED_FOR.toMillis())
            .reduce((older, newer) -> newer);
    return ripe.isPresent() ? kept.activated(ripe.get().kid(), now) : kept;
  }

  /** Whether a further key must be published now to take over in time. */
  boolean rotationDue(long now, Duration every) {
    long ahead = every.minus(KeyState.PUBLISHED_FOR).toMillis();
    return !waiting() && now - active().since() >= ahead;
  }

  boolean waiting() {
    return keys.stream().anyMatch(key -> key.state() == KeyState.PUBLISHED);
  }

  ToolKeySet with(Entry further) {
    List<Entry> more = new ArrayList<>(keys);
    more.add(further);
    return new ToolKeySet(more);
  }

  ToolKeySet without(String kid) {
    return new ToolKeySet(keys.stream().filter(key -> !key.kid().equals(kid)).toList());
  }

  /** The key signs, and the one that did retires; further ones that waited retire as well. */
  ToolKeySet activated(String kid, long now) {
    return new ToolKeySet(
        keys.stream()
            .map(
                key ->
                    key.kid().equals(kid)
                        ? key.now(KeyState.ACTIVE, now)
                        : key.state() == KeyState.RETIRING ? key : key.now(KeyState.RETIRING, now))
            .toList());
  }
}
