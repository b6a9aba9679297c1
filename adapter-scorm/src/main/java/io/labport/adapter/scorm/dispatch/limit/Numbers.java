package io.labport.adapter.scorm.dispatch.limit;

import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.StoredDocument;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;

/**
 * Hands out the numbers 1, 2, 3 and so on, each to one holder, as many as a cap allows. A number is
 * a document of its own that only one can insert: exact on any number of nodes, without a row that
 * everybody writes to. Thread-safe.
 */
final class Numbers {
  private static final int MANY = 1000;
  private static final int SPREAD = 64;

  /** So that the order of the texts is the order of the numbers. */
  private static final String FORM = "%s/%08d";

  private static final int LAST = 99_999_999;

  private final AdapterStore store;
  private final String kind;
  private final boolean ordered;
  private final IntSupplier skipped;

  private Numbers(AdapterStore store, String kind, boolean ordered, IntSupplier skipped) {
    this.store = store;
    this.kind = kind;
    this.ordered = ordered;
    this.skipped = skipped;
  }

  /** One after the other, so that the number tells how many there are. */
  static Numbers inOrder(AdapterStore store, String kind) {
    return new Numbers(store, kind, true, () -> 0);
  }

  /**
   * With gaps, which are filled when a cap makes it necessary: transactions that take a number at
   * the same moment seldom want the same one, and need not wait for each other.
   */
  static Numbers spread(AdapterStore store, String kind, RandomGenerator random) {
    return new Numbers(store, kind, false, () -> random.nextInt(SPREAD));
  }

  /**
   * Takes a free number.
   *
   * @param series of which numbers are taken; without a trailing slash
   * @param cap how many may be taken
   * @return empty when so many are taken
   */
  OptionalInt take(String series, OptionalInt cap, String holder, Optional<Instant> expires) {
    int highest = Math.min(cap.orElse(LAST), LAST - 1);
    // Above the cap there are numbers from before it was lowered, or set.
    if (cap.isEmpty() || (ordered && free(series, highest + 1))) {
      int number = probablyFree(series, highest) + skipped.getAsInt();
      while (number <= highest) {
        if (store.insert(kind, id(series, number), holder, expires)) {
          return OptionalInt.of(number);
        }
        number += 1 + skipped.getAsInt();
      }
    }
    return takeGap(series, highest, holder, expires);
  }

  /** Of a holder whose number has expired and is another's now, nothing is given back. */
  void giveBack(String series, int number, String holder) {
    String id = id(series, number);
    if (store.find(kind, id).filter(each -> each.content().equals(holder)).isPresent()) {
      store.delete(kind, id);
    }
  }

  /**
   * A number whose predecessor is taken and which is free itself, by doubling and then halving:
   * some 2 log2(n) reads. Where numbers were given back it need not be the lowest.
   */
  private int probablyFree(String series, int highest) {
    if (free(series, 1)) {
      return 1;
    }
    int taken = 1;
    int free = 2;
    while (free <= highest && !free(series, free)) {
      taken = free;
      free = free > highest / 2 ? highest + 1 : free * 2;
    }
    while (free - taken > 1) {
      int middle = taken + (free - taken) / 2;
      if (free(series, middle)) {
        free = middle;
      } else {
        taken = middle;
      }
    }
    return free;
  }

  private boolean free(String series, int number) {
    return store.find(kind, id(series, number)).isEmpty();
  }

  /**
   * Looks at all that are taken. Numbers up to a limit may be taken that is so low that the cap is
   * kept even if all of them are: whoever comes at the same moment takes one of these, too.
   */
  private OptionalInt takeGap(String series, int cap, String holder, Optional<Instant> expires) {
    Set<Integer> taken = taken(series);
    int limit = Math.max(0, cap - taken.size());
    int below = taken(taken, 0, limit);
    while (below > 0) {
      // Those taken below the limit were counted against it for nothing: it may rise by as many.
      int higher = Math.min(cap, limit + below);
      below = taken(taken, limit, higher);
      limit = higher;
    }
    int start = limit == 0 ? 0 : skipped.getAsInt() % limit;
    for (int i = 0; i < limit; i++) {
      int number = 1 + (start + i) % limit;
      if (!taken.contains(number) && store.insert(kind, id(series, number), holder, expires)) {
        return OptionalInt.of(number);
      }
    }
    return OptionalInt.empty();
  }

  private static int taken(Set<Integer> taken, int above, int upTo) {
    return (int) taken.stream().filter(number -> number > above && number <= upTo).count();
  }

  private Set<Integer> taken(String series) {
    Set<Integer> taken = new HashSet<>();
    Optional<String> after = Optional.empty();
    while (true) {
      List<StoredDocument> page = store.page(kind, series + "/", after, MANY);
      page.forEach(each -> taken.add(Integer.parseInt(each.id().substring(series.length() + 1))));
      if (page.size() < MANY) {
        return taken;
      }
      after = Optional.of(page.get(MANY - 1).id());
    }
  }

  /** How many are taken. */
  int count(String series) {
    return taken(series).size();
  }

  private static String id(String series, int number) {
    return FORM.formatted(series, number);
  }
}
