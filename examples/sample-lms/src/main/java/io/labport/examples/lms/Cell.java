package io.labport.examples.lms;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;

/**
 * A grade as it came in, before it is scaled to its column.
 *
 * @param comment of the tool
 * @param teacherComment of a person in the LMS
 * @param attempts how many submissions the tool has told of
 */
record Cell(
    Optional<BigDecimal> given,
    BigDecimal outOf,
    String comment,
    String teacherComment,
    String activityProgress,
    String gradingProgress,
    int attempts,
    Instant timestamp) {

  Grade in(LineItem column) {
    return new Grade(
        given.map(points -> scaled(points, column.maximum())),
        column.maximum(),
        comment.isEmpty() ? teacherComment : comment,
        activityProgress,
        gradingProgress,
        attempts,
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
