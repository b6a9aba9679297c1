package io.labport.core.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the lab scored. Decided by the presence of {@code ExamScore}, never by {@code IsExam}
 * (Skillable Lab API v3, Result).
 *
 * @param raw as reported, at least 0
 * @param max the most that was possible; absent when not reported
 * @param passing what is needed to pass; absent when not reported
 * @param passed as reported, never recomputed; absent when not reported
 */
public record Score(
    BigDecimal raw, OptionalInt max, OptionalInt passing, Optional<Boolean> passed) {

  public Score {
    raw = raw.stripTrailingZeros();
    if (raw.scale() < 0) {
      raw = raw.setScale(0);
    }
  }

  /** Raw by maximum, between 0 and 1; empty without a positive maximum. */
  public Optional<BigDecimal> scaled() {
    if (max.isEmpty() || max.getAsInt() <= 0) {
      return Optional.empty();
    }
    BigDecimal scaled = raw.divide(BigDecimal.valueOf(max.getAsInt()), MathContext.DECIMAL64);
    return Optional.of(scaled.max(BigDecimal.ZERO).min(BigDecimal.ONE));
  }
}
