package io.labport.examples.lms;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;

/** A grade as it came in, before it is scaled to its column. */
record Cell(
    Optional<BigDecimal> given,
    BigDecimal outOf,
    String comment,
    String activityProgress,
    String gradingProgress,
    Instant timestamp) {

  Grade in(LineItem column) {
    return new Grade(
        given.map(points -> scaled(points, column.maximum())),
        column.maximum(),
        comment,
        activityProgress,
        gradingProgress,
        timestamp);
  }

  private BigDecimal scaled(BigDecimal points, BigDecimal maximum) {
    BigDecimal result =
        outOf.compareTo(maximum) == 0
            ? points
            : points.multiply(maximum).divide(outOf, MathContext.DECIMAL64);
    BigDecimal plain = result.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }
}
