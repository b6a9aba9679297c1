package io.labport.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

  @ParameterizedTest
  @CsvSource({
    "54.5, 100, 0.545",
    "0, 100, 0",
    "120, 100, 1",
    "-3, 10, 0",
    "1, 3, 0.3333333333333333"
  })
  void aScoreIsScaledBetweenZeroAndOne(BigDecimal raw, int max, BigDecimal scaled) {
    assertThat(score(raw, OptionalInt.of(max)).scaled())
        .hasValueSatisfying(value -> assertThat(value).isEqualByComparingTo(scaled));
  }

  @Test
  void withoutAPositiveMaximumThereIsNoScaledScore() {
    assertThat(score(BigDecimal.ONE, OptionalInt.empty()).scaled()).isEmpty();
    assertThat(score(BigDecimal.ONE, OptionalInt.of(0)).scaled()).isEmpty();
  }

  @Test
  void scoresOfOneValueAreEqualHoweverTheyAreWritten() {
    assertThat(score(new BigDecimal("54.50"), OptionalInt.of(100)))
        .isEqualTo(score(new BigDecimal("54.5"), OptionalInt.of(100)));
    assertThat(score(new BigDecimal("100"), OptionalInt.of(100)).raw()).hasToString("100");
  }

  private static Score score(BigDecimal raw, OptionalInt max) {
    return new Score(raw, max, OptionalInt.empty(), Optional.empty());
  }
}
