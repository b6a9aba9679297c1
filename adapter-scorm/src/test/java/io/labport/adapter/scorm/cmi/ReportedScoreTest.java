package io.labport.adapter.scorm.cmi;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.Score;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportedScoreTest {

  @ParameterizedTest
  @CsvSource({
    "2, 3, 2, true, 67, 0.6667",
    "69.5, 100, 70, false, 69, 0.695",
    "70, 100, 70, true, 70, 0.7",
    "69.6, 100, 69.5, true, 70, 0.696",
    "0, 50, 30, false, 0, 0",
    "12, 10, 5, true, 100, 1",
    "-3, 10, 5, false, 0, 0",
    "2, 3, 2, false, 66, 0.6666",
    "1, 3, , true, 33, 0.3333",
    "69.99996, 100, 70, false, 69, 0.6999",
    "69.99, 100, 70, true, 70, 0.7",
    "100, 100, 100, true, 100, 1",
    "5, 10, 12, true, 100, 1",
    "5, 10, 0, false, 0, 0"
  })
  void scoresAreRoundedSoThatTheyAgreeWithTheVerdict(
      BigDecimal points, int max, BigDecimal passing, boolean passed, String raw, String scaled) {
    // Skillable's passing score is an integer: a half is the same question of twice the points.
    boolean half = passing != null && passing.stripTrailingZeros().scale() > 0;
    BigDecimal factor = half ? BigDecimal.TEN : BigDecimal.ONE;
    Score score =
        new Score(
            points.multiply(factor),
            OptionalInt.of(factor.multiply(BigDecimal.valueOf(max)).intValueExact()),
            passing == null
                ? OptionalInt.empty()
                : OptionalInt.of(passing.multiply(factor).intValueExact()),
            Optional.of(passed));

    for (Dialect dialect : Dialect.values()) {
      ReportedScore reported =
          ReportedScore.of(score, MappingPolicy.DEFAULT, dialect).orElseThrow();
      assertThat(Formats.number(reported.raw())).isEqualTo(raw);
      assertThat(Formats.number(reported.scaled())).isEqualTo(scaled);
      assertThat(Formats.number(reported.max())).isEqualTo("100");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -5})
  void withoutAPositiveMaximumThereIsNoScore(int max) {
    Score score =
        new Score(new BigDecimal("5"), OptionalInt.of(max), OptionalInt.empty(), Optional.of(true));

    assertThat(ReportedScore.of(score, MappingPolicy.DEFAULT, Dialect.SCORM_12)).isEmpty();
  }

  @Test
  void withoutAnyMaximumThereIsNoScore() {
    Score score =
        new Score(new BigDecimal("5"), OptionalInt.empty(), OptionalInt.of(3), Optional.of(true));

    assertThat(ReportedScore.of(score, MappingPolicy.DEFAULT, Dialect.SCORM_2004)).isEmpty();
    assertThat(ReportedScore.outside(score)).isFalse();
  }

  @Test
  void pointsOutsideOfWhatIsPossibleAreNoticed() {
    assertThat(ReportedScore.outside(Labs.score("12", 10, 5, true))).isTrue();
    assertThat(ReportedScore.outside(Labs.score("-1", 10, 5, false))).isTrue();
    assertThat(ReportedScore.outside(Labs.score("10", 10, 5, true))).isFalse();
  }

  @Test
  void theLabsOwnPointsAreForScorm2004Alone() {
    MappingPolicy points = Policies.like().nativeScale().scoreDecimals(1).policy();
    Score score = Labs.score("17.25", 40, 18, false);

    ReportedScore second = ReportedScore.of(score, points, Dialect.SCORM_2004).orElseThrow();
    ReportedScore first = ReportedScore.of(score, points, Dialect.SCORM_12).orElseThrow();

    assertThat(Formats.number(second.raw())).isEqualTo("17.3");
    assertThat(Formats.number(second.max())).isEqualTo("40");
    assertThat(Formats.number(second.scaled())).isEqualTo("0.4313");
    assertThat(Formats.number(second.percent())).isEqualTo("43.1");
    assertThat(Formats.number(first.raw())).isEqualTo("43.1");
    assertThat(Formats.number(first.max())).isEqualTo("100");
  }

  @Test
  void noRoundingEverContradictsTheVerdict() {
    Random random = new Random(20_261_121);
    for (int i = 0; i < 100_000; i++) {
      int max = 1 + random.nextInt(1000);
      int passing = 1 + random.nextInt(max);
      BigDecimal points = points(random, max, passing);
      boolean passed = points.compareTo(BigDecimal.valueOf(passing)) >= 0;
      Score score = Labs.score(points.toPlainString(), max, passing, passed);
      int decimals = random.nextInt(3);
      Policies policies = Policies.like().scoreDecimals(decimals);
      MappingPolicy policy =
          random.nextBoolean() ? policies.policy() : policies.nativeScale().policy();

      ReportedScore reported =
          ReportedScore.of(
                  score, policy, random.nextBoolean() ? Dialect.SCORM_12 : Dialect.SCORM_2004)
              .orElseThrow();

      BigDecimal share = ratio(passing, max);
      assertThat(reached(reported.scaled(), share)).as("scaled of %s", score).isEqualTo(passed);
      assertThat(reached(reported.raw(), share.multiply(reported.max())))
          .as("raw of %s", score)
          .isEqualTo(passed);
      assertThat(reported.scaled()).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
      assertThat(reported.raw()).isBetween(BigDecimal.ZERO, reported.max());
      assertThat(reported.raw().scale()).isLessThanOrEqualTo(decimals);
      assertNear(reported, points, max, decimals);
    }
  }

  /** Half of them close to the limit, where rounding could go wrong. */
  private static BigDecimal points(Random random, int max, int passing) {
    BigDecimal off =
        BigDecimal.valueOf(random.nextInt(200) - 100L, random.nextInt(7))
            .max(BigDecimal.valueOf(-passing))
            .min(BigDecimal.valueOf((long) max - passing));
    return random.nextBoolean()
        ? BigDecimal.valueOf(passing).add(off)
        : BigDecimal.valueOf(random.nextInt(max * 100 + 1), 2);
  }

  /** Agreeing with the verdict costs one step of the last decimal at the most. */
  private static void assertNear(ReportedScore reported, BigDecimal points, int max, int decimals) {
    BigDecimal exact = points.divide(BigDecimal.valueOf(max), MathContext.DECIMAL128);
    BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
    assertThat(reported.raw().subtract(exact.multiply(reported.max())).abs())
        .isLessThanOrEqualTo(step);
    assertThat(reported.scaled().subtract(exact).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.0001"));
  }

  private static BigDecimal ratio(int part, int whole) {
    // Rounded down by less than any step that is compared with it.
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 30, RoundingMode.DOWN);
  }

  private static boolean reached(BigDecimal value, BigDecimal limit) {
    return value.compareTo(limit.setScale(20, RoundingMode.HALF_UP)) >= 0;
  }
}
