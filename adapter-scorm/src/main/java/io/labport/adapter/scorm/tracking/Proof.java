package io.labport.adapter.scorm.tracking;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * By what an attempt's owner is known again: fingerprints of the secrets that the LMS was given. A
 * commit may be lost, and of two tabs either may commit last; so what was given is good until
 * something that was given later is shown.
 *
 * @param good fingerprints, in the order the secrets were given
 */
record Proof(List<String> good) {
  /** An LMS that never stores anything keeps showing the same one. */
  private static final int MOST = 8;

  Proof {
    good = List.copyOf(good);
  }

  /** Nobody else's any more. */
  static Proof only(String secret) {
    return new Proof(List.of(Unguessable.fingerprint(secret)));
  }

  boolean isGivenBy(String secret) {
    return place(secret) >= 0;
  }

  /** With a new secret; of the others, what was shown and what was given after it stays good. */
  Proof rotated(String shown, String next) {
    int place = place(shown);
    List<String> later = good.subList(place + 1, good.size());
    List<String> kept = new ArrayList<>(List.of(good.get(place)));
    kept.addAll(later.subList(Math.max(0, later.size() - MOST + 2), later.size()));
    kept.add(Unguessable.fingerprint(next));
    return new Proof(kept);
  }

  /** All are compared in any case, so that the time says nothing. */
  private int place(String secret) {
    return IntStream.range(0, good.size())
        .map(i -> Unguessable.matches(secret, good.get(i)) ? i : -1)
        .max()
        .orElse(-1);
  }
}
