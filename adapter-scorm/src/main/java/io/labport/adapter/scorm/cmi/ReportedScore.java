package io.labport.adapter.scorm.cmi;

import io.labport.core.domain.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A score as it is written: rounded so that an LMS that compares it with the passing score comes to
 * the verdict that was reported.
 *
 * @param raw in percent, or in the lab's own points
 * @param max of {@code raw}
 * @param scaled 0 to 1
 * @param percent for people
 */
record ReportedScore(BigDecimal raw, BigDecimal max, BigDecimal scaled, BigDecimal percent) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int SCALED_DECIMALS = 4;

  static final ReportedScore FULL_MARKS =
      new ReportedScore(HUNDRED, HUNDRED, BigDecimal.ONE, HUNDRED);

  /** Empty without a positive maximum. */
  static Optional<ReportedScore> of(Score score, MappingPolicy policy, Dialect dialect) {
    if (score.max().isEmpty() || score.max().getAsInt() <= 0) {
      return Optional.empty();
    }
    BigDecimal max = BigDecimal.valueOf(score.max().getAsInt());
    BigDecimal percent = rounded(score, max, HUNDRED, policy.scoreDecimals());
    BigDecimal scaled = rounded(score, max, BigDecimal.ONE, SCALED_DECIMALS);
    // SCORM 1.2 RTE, section 3.4.4: a raw score lies between 0 and 100.
    boolean points =
        policy.rawScale() == MappingPolicy.RawScale.NATIVE && dialect == Dialect.SCORM_2004;
    return Optional.of(
        points
            ? new ReportedScore(
                rounded(score, max, max, policy.scoreDecimals()), max, scaled, percent)
            : new ReportedScore(percent, HUNDRED, scaled, percent));
  }

  /** Whether the points lie outside of what is possible, and are brought into it. */
  static boolean outside(Score score) {
    return score.max().isPresent()
        && score.max().getAsInt() > 0
        && (score.raw().signum() < 0
            || score.raw().compareTo(BigDecimal.valueOf(score.max().getAsInt())) > 0);
  }

  private static BigDecimal rounded(Score score, BigDecimal max, BigDecimal top, int decimals) {
    // One division, rounded once: half up, or up for the passing score.
    BigDecimal value = score.raw().multiply(top).divide(max, decimals, RoundingMode.HALF_UP);
    BigDecimal fitting = value;
    OptionalInt passing = score.passing();
    if (passing.isPresent() && score.passed().isPresent()) {
      BigDecimal least =
          BigDecimal.valueOf(passing.getAsInt())
              .multiply(top)
              .divide(max, decimals, RoundingMode.CEILING);
      boolean reached = value.compareTo(least) >= 0;
      if (score.passed().get() && !reached) {
        fitting = least;
      } else if (!score.passed().get() && reached) {
        fitting = least.subtract(BigDecimal.ONE.movePointLeft(decimals));
      }
    }
    return fitting.max(BigDecimal.ZERO).min(top);
  }
}
