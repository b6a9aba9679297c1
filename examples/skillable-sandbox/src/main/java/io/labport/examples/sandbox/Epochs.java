package io.labport.examples.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times as the API writes them. */
final class Epochs {

  private Epochs() {}

  static @Nullable Long seconds(@Nullable Instant instant) {
    return instant == null ? null : Long.valueOf(instant.getEpochSecond());
  }

  /** The form of {@code ...Time} companions: milliseconds in a string. */
  static @Nullable String date(@Nullable Instant instant) {
    return instant == null ? null : "/Date(" + instant.getEpochSecond() * 1000 + ")/";
  }
}
