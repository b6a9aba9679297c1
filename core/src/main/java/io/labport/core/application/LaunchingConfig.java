package io.labport.core.application;

import io.labport.core.spi.config.Key;
import java.time.Duration;

/** How labs are launched; section {@code launching}. */
public record LaunchingConfig(
    @Key(
            doc = "Send neither names nor e-mail addresses to Skillable, and pseudonymous user ids",
            byDefault = "false")
        boolean withholdIdentity,
    @Key(
            doc =
                "When to give up looking for a lab whose launch answer was lost with the process that waited for it; longer than skillable.launch-deadline",
            byDefault = "PT100S")
        Duration answerLimit,
    @Key(doc = "How long a lab that was saved or ended may take to close", byDefault = "PT5M")
        Duration closingLimit) {
  public LaunchingConfig {
    if (answerLimit.compareTo(Duration.ofSeconds(10)) < 0) {
      throw new IllegalArgumentException("answer-limit must be at least PT10S");
    }
    if (closingLimit.isNegative()) {
      throw new IllegalArgumentException("closing-limit must not be negative");
    }
  }
}
