package io.labport.adapter.scorm.cmi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0000:00:00.00, PT0S",
    "59999, 0000:00:59.99, PT59.99S",
    "4168000, 0001:09:28.00, PT1H9M28S",
    "3605000, 0001:00:05.00, PT1H5S",
    "86400000, 0024:00:00.00, PT24H",
    "35999999999, 9999:59:59.99, PT9999H59M59.99S",
    "36000000000, 9999:59:59.99, PT10000H",
    "36000005500, 9999:59:59.99, PT10000H5.5S",
    "9, 0000:00:00.00, PT0S",
    "60000, 0000:01:00.00, PT1M",
    "50, 0000:00:00.05, PT0.05S"
  })
  void timespansAreAsTheStrictestLmsWantsThem(long millis, String first, String second) {
    assertThat(Formats.timespan(Duration.ofMillis(millis), Dialect.SCORM_12)).isEqualTo(first);
    assertThat(Formats.timespan(Duration.ofMillis(millis), Dialect.SCORM_2004)).isEqualTo(second);
  }

  @Test
  void aNegativeTimespanIsRefused() {
    assertThatThrownBy(() -> Formats.timespan(Duration.ofMillis(-1), Dialect.SCORM_12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a length of time is not negative");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "0001:09:28.00 | PT1H9M28S",
        "0:00:05 | PT5S",
        "00:00:00 | PT0S",
        "10000:00:00 | PT10000H",
        "01:02:03.5 | PT1H2M3.5S",
        "'' | PT0S",
        "' ' | PT0S",
        "PT0S | PT0S",
        "P0Y0M0DT0H0M0S | PT0S",
        "PT1H9M28.00S | PT1H9M28S",
        "P1Y2M3DT4H5M6.7S | PT10276H5M6.7S",
        "P1D | PT24H",
        "PT90M | PT1H30M",
        "PT9999999999S | PT2777777H46M39S",
      },
      delimiter = '|')
  void totalTimesOfEitherVersionAreRead(String text, Duration time) {
    assertThat(Formats.parseTimespan(text)).hasValue(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P",
        "PT",
        "P1",
        "1H",
        "PT1.5H",
        "P1W",
        "P1DT",
        "-PT1S",
        "PT-1S",
        "abc",
        "1:2",
        "100000:00:00",
        "::",
        "NaN",
        "null",
        "PT99999999999S",
        "\u0661:\u0660\u0660:\u0660\u0660"
      })
  void whatIsNoTimespanIsNotRead(String text) {
    assertThat(Formats.parseTimespan(text)).isEmpty();
  }

  @Test
  void whatIsWrittenIsReadBackToTheHundredth() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      Duration time = Duration.ofMillis(10L * random.nextInt(Integer.MAX_VALUE));
      for (Dialect dialect : Dialect.values()) {
        assertThat(Formats.parseTimespan(Formats.timespan(time, dialect))).hasValue(time);
      }
    }
  }

  @Test
  void timestampsHaveTwoDigitsOfAFraction() {
    assertThat(Formats.timestamp(Instant.parse("2026-11-20T09:08:07.654Z")))
        .isEqualTo("2026-11-20T09:08:07.00Z");
    assertThat(Formats.timestamp(Instant.parse("2026-01-02T23:59:59Z")))
        .isEqualTo("2026-01-02T23:59:59.00Z");
    assertThat(
            Formats.timeOfDay(Instant.parse("2026-11-20T23:08:07.9Z"), ZoneId.of("Europe/Berlin")))
        .isEqualTo("00:08:07");
  }

  @ParameterizedTest
  @CsvSource({
    "12, skl-task-12",
    "a-b, skl-task-a-b",
    "I, skl-task-i-a83dd0ccbf",
    "x--y, skl-task-x-y-",
    "-, skl-task-"
  })
  void identifiersAreLegalEverywhere(String text, String beginning) {
    assertThat(Formats.identifier("skl-task-", text))
        .startsWith(beginning)
        .matches("[a-z0-9-]{1,59}[a-z0-9]");
  }

  @Test
  void identifiersOfDifferentTextsDiffer() {
    List<String> texts =
        List.of(
            "a",
            "A",
            "a-",
            "-a",
            "a b",
            "a_b",
            "a-b",
            "\u0131",
            "i",
            "I",
            "\u0130",
            "",
            " ",
            "x".repeat(70),
            "x".repeat(71),
            "\uD83D\uDE00",
            "--");
    Set<String> identifiers = new HashSet<>();

    texts.forEach(text -> identifiers.add(Formats.identifier("skl-", text)));

    assertThat(identifiers)
        .hasSize(texts.size())
        .allSatisfy(each -> assertThat(each).matches("[a-z0-9-]{1,59}[a-z0-9]"));
  }

  @Test
  void aPrefixThatIsNoBeginningOfAnIdentifierIsRefused() {
    assertThatThrownBy(() -> Formats.identifier("1-", "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void numbersArePlain() {
    assertThat(Formats.number(new BigDecimal("1E+2"))).isEqualTo("100");
    assertThat(Formats.number(new BigDecimal("0.0000001"))).isEqualTo("0.0000001");
    assertThat(Formats.number(new BigDecimal("0.5000"))).isEqualTo("0.5");
    assertThat(Formats.number(new BigDecimal("0.0000"))).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE", "hi-IN-u-nu-deva", "tr-TR"})
  void nothingDependsOnTheLocale(String tag) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      assertThat(Formats.timespan(Duration.ofMillis(4_168_250), Dialect.SCORM_12))
          .isEqualTo("0001:09:28.25");
      assertThat(Formats.timespan(Duration.ofMillis(4_168_250), Dialect.SCORM_2004))
          .isEqualTo("PT1H9M28.25S");
      assertThat(Formats.timestamp(Instant.parse("2026-11-20T09:08:07Z")))
          .isEqualTo("2026-11-20T09:08:07.00Z");
      assertThat(Formats.number(new BigDecimal("12345.50"))).isEqualTo("12345.5");
      LabStanding lab = Labs.settled(4, true, 100, Labs.Exam.PASSED.score());
      for (Dialect dialect : Dialect.values()) {
        CmiTypes.assertLegal(
            CmiMapping.map(lab, MappingPolicy.DEFAULT, dialect, LmsStanding.NOTHING), dialect);
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
