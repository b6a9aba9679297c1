package io.labport.core.spi.work;

import java.time.Duration;

/**
 * How a queue is worked.
 *
 * @param inFlightPerGroup at most so many items of one group at once, on one node; 1 to 256
 * @param lease how long an item belongs to the node that claimed it: longer than any attempt may
 *     take
 * @param attempts after so many failed attempts an item is buried
 * @param firstDelay the wait after the first failure; it doubles up to {@code longestDelay}
 * @param longestDelay the longest wait
 */
public record WorkSettings(
    int inFlightPerGroup,
    Duration lease,
    int attempts,
    Duration firstDelay,
    Duration longestDelay) {

  /** Four at a time, leases of a minute, some three days of attempts. */
  public static final WorkSettings DEFAULT =
      new WorkSettings(4, Duration.ofMinutes(1), 80, Duration.ofSeconds(5), Duration.ofHours(1));
}
