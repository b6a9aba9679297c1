package io.labport.adapter.scorm.cmi;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Labs.Exam;
import io.labport.adapter.scorm.cmi.MappingPolicy.Failure;
import io.labport.core.domain.Score;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An LMS's record only gets better. */
class BestOfTest {
  private static final LabStanding RUNNING = Labs.settled(3, false, 40, Optional.empty());
  private static final LabStanding FAILED = Labs.settled(4, true, 100, Exam.FAILED.score());
  private static final LabStanding COMPLETED = Labs.settled(4, true, 100, Optional.empty());
  private static final LabStanding PASSED = Labs.settled(4, true, 100, Exam.PASSED.score());

  @ParameterizedTest
  @CsvSource({
    "not attempted, true, true, true, true",
    "'', true, true, true, true",
    "browsed, true, true, true, true",
    "unknown, true, true, true, true",
    "rubbish, true, true, true, true",
    "incomplete, true, true, true, true",
    "failed, false, true, true, true",
    "completed, false, false, true, true",
    "passed, false, false, false, true",
    "PASSED, false, false, false, true"
  })
  void scorm12IsWrittenOnlyWhenItIsNotWorse(
      String held, boolean running, boolean failed, boolean completed, boolean passed) {
    LmsStanding lms = scorm12(held, "");

    assertThat(written(RUNNING, Dialect.SCORM_12, lms)).isEqualTo(running);
    assertThat(written(FAILED, Dialect.SCORM_12, lms)).isEqualTo(failed);
    assertThat(written(COMPLETED, Dialect.SCORM_12, lms)).isEqualTo(completed);
    assertThat(written(PASSED, Dialect.SCORM_12, lms)).isEqualTo(passed);
  }

  @ParameterizedTest
  @CsvSource({
    "not attempted, unknown, true, true, true",
    "unknown, unknown, true, true, true",
    "'', '', true, true, true",
    "incomplete, unknown, true, true, true",
    "incomplete, failed, false, true, true",
    "completed, failed, false, true, true",
    "completed, unknown, false, false, true",
    "incomplete, passed, false, false, true",
    "completed, passed, false, false, true",
    "unknown, passed, false, false, true"
  })
  void scorm2004IsWrittenOnlyWhenItIsNotWorse(
      String completion, String success, boolean running, boolean failed, boolean passed) {
    LmsStanding lms = scorm2004(completion, success, "", "");

    assertThat(written(RUNNING, Dialect.SCORM_2004, lms)).isEqualTo(running);
    assertThat(written(FAILED, Dialect.SCORM_2004, lms)).isEqualTo(failed);
    assertThat(written(PASSED, Dialect.SCORM_2004, lms)).isEqualTo(passed);
    assertThat(written(COMPLETED, Dialect.SCORM_2004, lms)).isEqualTo(passed);
  }

  @ParameterizedTest
  @CsvSource({
    "79, true",
    "80, true",
    "80.00, true",
    "80.01, false",
    "100, false",
    "'', true",
    "NaN, true",
    "1e99, true",
    "99999999999999, true"
  })
  void ofTwoEqualStatusesTheBetterScoreStays(String held, boolean written) {
    assertThat(written(PASSED, Dialect.SCORM_12, scorm12("passed", held))).isEqualTo(written);
    assertThat(written(PASSED, Dialect.SCORM_2004, scorm2004("completed", "passed", held, "")))
        .isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({"0.8, true", "0.8001, false", "0.79, true", "'', true"})
  void theScaledScoreIsComparedFirst(String held, boolean written) {
    assertThat(written(PASSED, Dialect.SCORM_2004, scorm2004("completed", "passed", "12", held)))
        .isEqualTo(written);
  }

  @Test
  void aBetterScoreDoesNotHelpAWorseStatus() {
    assertThat(written(PASSED, Dialect.SCORM_12, scorm12("failed", "95"))).isTrue();
    assertThat(written(FAILED, Dialect.SCORM_12, scorm12("passed", "10"))).isFalse();
  }

  @Test
  void completionIsAddedToABetterScoreThatLacksIt() {
    CmiReport report =
        CmiMapping.map(
            PASSED,
            MappingPolicy.DEFAULT,
            Dialect.SCORM_2004,
            scorm2004("incomplete", "passed", "90", "0.9"));

    assertThat(report.set())
        .contains(new CmiValue("cmi.completion_status", "completed"))
        .noneMatch(value -> value.element().contains("score"));
  }

  @Test
  void whatIsNotWrittenIsShownAllTheSame() {
    CmiReport report =
        CmiMapping.map(FAILED, MappingPolicy.DEFAULT, Dialect.SCORM_12, scorm12("passed", "90"));

    assertThat(report.isNothing()).isTrue();
    assertThat(report.phase()).isEqualTo(Phase.FINAL);
    assertThat(report.isFinal()).isTrue();
    assertThat(report.navigation()).isEmpty();
    assertThat(report.result().orElseThrow().passed()).hasValue(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"failed", "completed", "passed"})
  void aNewLabTakesNothingBackEvenWhereTheLatestResultWins(String held) {
    MappingPolicy latest = Policies.like().latestWins().policy();

    CmiReport first = CmiMapping.map(RUNNING, latest, Dialect.SCORM_12, scorm12(held, "90"));
    CmiReport second =
        CmiMapping.map(
            RUNNING,
            latest,
            Dialect.SCORM_2004,
            scorm2004("completed", held.equals("completed") ? "unknown" : held, "", ""));

    assertThat(elements(first)).containsExactly("cmi.core.session_time", "cmi.core.exit");
    assertThat(elements(second)).containsExactly("cmi.session_time", "cmi.exit");
  }

  @Test
  void theLatestResultWinsWhereThePolicySaysSo() {
    MappingPolicy latest = Policies.like().latestWins().policy();

    CmiReport report = CmiMapping.map(FAILED, latest, Dialect.SCORM_12, scorm12("passed", "100"));

    assertThat(report.set())
        .contains(
            new CmiValue("cmi.core.score.raw", "40"),
            new CmiValue("cmi.core.lesson_status", "failed"));
  }

  @Test
  void theGradeFollowsAHandInThatCountedAsCompleted() {
    MappingPolicy policy = Policies.like().pendingCountsAsComplete().policy();
    LmsStanding handedIn = scorm2004("completed", "unknown", "", "");

    CmiReport graded = CmiMapping.map(FAILED, policy, Dialect.SCORM_2004, handedIn);
    CmiReport again = CmiMapping.map(RUNNING, policy, Dialect.SCORM_2004, handedIn);

    assertThat(graded.set()).contains(new CmiValue("cmi.success_status", "failed"));
    assertThat(again.isNothing()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void ofSeveralTriesTheBestScoreStays(Dialect dialect) {
    MappingPolicy policy = Policies.like().failure(Failure.ALLOW_RETRY).policy();
    LmsStanding better =
        dialect == Dialect.SCORM_12
            ? scorm12("incomplete", "60")
            : scorm2004("incomplete", "failed", "60", "0.6");
    LmsStanding worse =
        dialect == Dialect.SCORM_12
            ? scorm12("incomplete", "30")
            : scorm2004("incomplete", "failed", "30", "0.3");

    assertThat(CmiMapping.map(FAILED, policy, dialect, better).isNothing()).isTrue();
    assertThat(CmiMapping.map(FAILED, policy, dialect, worse).isNothing()).isFalse();
  }

  @Test
  void theStatusOfTheOtherVersionDoesNotCount() {
    Score score = Exam.FAILED.score().orElseThrow();
    LabStanding lab = Labs.settled(4, true, 100, Optional.of(score));

    assertThat(written(lab, Dialect.SCORM_2004, scorm12("passed", ""))).isTrue();
    assertThat(written(lab, Dialect.SCORM_12, scorm2004("completed", "passed", "", ""))).isTrue();
  }

  private static boolean written(LabStanding lab, Dialect dialect, LmsStanding lms) {
    return !CmiMapping.map(lab, MappingPolicy.DEFAULT, dialect, lms).isNothing();
  }

  private static List<String> elements(CmiReport report) {
    return report.set().stream().map(CmiValue::element).toList();
  }

  private static LmsStanding scorm12(String status, String raw) {
    return new LmsStanding(
        Optional.of(status),
        Optional.empty(),
        Optional.empty(),
        Optional.of(raw),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO);
  }

  private static LmsStanding scorm2004(
      String completion, String success, String raw, String scaled) {
    return new LmsStanding(
        Optional.empty(),
        Optional.of(completion),
        Optional.of(success),
        Optional.of(raw),
        Optional.of(scaled),
        Optional.empty(),
        Duration.ZERO);
  }
}
