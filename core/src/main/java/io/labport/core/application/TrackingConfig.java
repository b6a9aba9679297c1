package io.labport.core.application;

import io.labport.core.spi.config.Key;
import java.time.Duration;

/** How results are followed; section {@code tracking}. */
public record TrackingConfig(
    @Key(doc = "How often to ask for latest results while labs are open", byDefault = "PT90S")
        Duration pollInterval,
    @Key(doc = "How often to ask for latest results while no lab is open", byDefault = "PT5M")
        Duration idlePollInterval,
    @Key(
            doc = "How long to wait for a score before a completed lab is reported without one",
            byDefault = "PT3M")
        Duration scoreGrace,
    @Key(doc = "After how long a result that waits for grading raises an alert", byDefault = "P35D")
        Duration gradingLimit) {
  public TrackingConfig {
    if (pollInterval.compareTo(Duration.ofSeconds(1)) < 0
        || idlePollInterval.compareTo(pollInterval) < 0) {
      throw new IllegalArgumentException(
          "poll-interval must be at least PT1S and idle-poll-interval not shorter than it");
    }
    if (scoreGrace.isNegative() || gradingLimit.isNegative()) {
      throw new IllegalArgumentException("score-grace and grading-limit must not be negative");
    }
  }
}
