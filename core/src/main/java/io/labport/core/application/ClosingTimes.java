package io.labport.core.application;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait for labs that are being closed: their teardown takes minutes, during which they
 * still count as active.
 */
final class ClosingTimes {
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofSeconds(40));
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final LaunchingConfig config;
  private final Clock clock;

  @Inject
  ClosingTimes(LaunchingConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  boolean recent(Instant since) {
    return since.plus(config.closingLimit()).isAfter(clock.instant());
  }

  /**
   * When to ask again, given when closing was asked for; empty when nothing is being closed any
   * more.
   */
  Optional<Duration> waiting(Collection<Instant> since) {
    return since.stream().filter(this::recent).max(Comparator.naturalOrder()).map(this::nextWait);
  }

  private Duration nextWait(Instant since) {
    Duration age = Duration.between(since, clock.instant());
    Duration passed = Duration.ZERO;
    for (Duration wait : WAITS) {
      passed = passed.plus(wait);
      if (age.compareTo(passed) < 0) {
        return wait;
      }
    }
    return LONGEST;
  }
}
