package io.labport.core.domain;

import java.time.Duration;

/**
 * Whether and when a refused launch may be asked again.
 *
 * @param kind who asks again
 * @param first how long to wait before the first repetition; zero when nobody asks again
 * @param factor by which each further wait grows, at least 1
 * @param tries how often at most; 0 when nobody asks again
 */
public record RetryRule(Kind kind, Duration first, int factor, int tries) {

  /** Who may ask again. */
  public enum Kind {
    /** Asking again cannot help. */
    NEVER,
    /** The waiting page asks again by itself while the learner watches. */
    AUTOMATIC,
    /** The learner may ask again with a button; nothing asks by itself. */
    BY_LEARNER
  }

  public static final RetryRule NEVER = new RetryRule(Kind.NEVER, Duration.ZERO, 1, 0);

  static RetryRule automatic(Duration first, int factor, int tries) {
    return new RetryRule(Kind.AUTOMATIC, first, factor, tries);
  }

  static RetryRule byLearner(Duration first) {
    return new RetryRule(Kind.BY_LEARNER, first, 1, Integer.MAX_VALUE);
  }

  /** The wait before repetition {@code number}, counted from 1. */
  public Duration waitBefore(int number) {
    Duration wait = first;
    for (int i = 1; i < number; i++) {
      wait = wait.multipliedBy(factor);
    }
    return wait;
  }
}
