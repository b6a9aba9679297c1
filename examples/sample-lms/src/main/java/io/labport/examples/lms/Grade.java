package io.labport.examples.lms;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A cell of the gradebook.
 *
 * @param score rescaled to the column's maximum; empty if none, or if the tool took it back
 * @param comment empty if none
 * @param activityProgress as posted, empty for a grade given by hand
 * @param gradingProgress as posted, empty for a grade given by hand
 * @param attempts how many submissions the tool has told of
 * @param timestamp of the score that made it, or of the moment it was given by hand
 */
public record Grade(
    Optional<BigDecimal> score,
    BigDecimal maximum,
    String comment,
    String activityProgress,
    String gradingProgress,
    int attempts,
    Instant timestamp) {

  /** Without the comment, which may hold personal data. */
  @Override
  public String toString() {
    return score.map(BigDecimal::toPlainString).orElse("-")
        + "/"
        + maximum.toPlainString()
        + " "
        + activityProgress
        + " "
        + gradingProgress
        + " "
        + timestamp;
  }
}
