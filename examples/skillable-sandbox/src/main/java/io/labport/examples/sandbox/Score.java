package io.labport.examples.sandbox;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What scoring wrote. {@code scoredBy} is set for manual grading only. */
record Score(
    BigDecimal raw, int max, int passing, boolean passed, Instant at, @Nullable String scoredBy) {}
