package io.labport.adapter.scorm.cmi;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Labs.Exam;
import io.labport.adapter.scorm.cmi.MappingPolicy.Failure;
import io.labport.adapter.scorm.cmi.MappingPolicy.Unscored;
import io.labport.core.domain.Score;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each switch of a policy does. */
class MappingSwitchesTest {
  private static final LabStanding UNSCORED = Labs.settled(4, true, 100, Optional.empty());
  private static final LabStanding FAILED = Labs.settled(4, true, 100, Exam.FAILED.score());
  private static final LabStanding PASSED = Labs.settled(4, true, 100, Exam.PASSED.score());

  @ParameterizedTest
  @CsvSource({
    // rule, code, exam, lesson_status, completion_status, success_status, final
    "COMPLETED, 4, FAILED, failed, completed, failed, true",
    "COMPLETED, 3, PASSED, incomplete, incomplete, passed, false",
    "PASSED, 4, PASSED, passed, completed, passed, true",
    "PASSED, 4, FAILED, failed, incomplete, failed, true",
    "PASSED, 4, NONE, incomplete, incomplete, unknown, false",
    "PASSED, 4, NO_VERDICT, incomplete, incomplete, unknown, false",
    "PASSED, 3, PASSED, passed, completed, passed, true",
    "PASSED, 3, FAILED, incomplete, incomplete, unknown, false",
    "PASSED, 1, PASSED, incomplete, incomplete, unknown, false",
    "COMPLETED_AND_PASSED, 4, PASSED, passed, completed, passed, true",
    "COMPLETED_AND_PASSED, 4, FAILED, failed, incomplete, failed, true",
    "COMPLETED_AND_PASSED, 4, NONE, incomplete, incomplete, unknown, false",
    "COMPLETED_AND_PASSED, 3, PASSED, incomplete, incomplete, passed, false",
    "COMPLETED_OR_PASSED, 4, FAILED, failed, completed, failed, true",
    "COMPLETED_OR_PASSED, 4, NONE, completed, completed, passed, true",
    "COMPLETED_OR_PASSED, 3, PASSED, passed, completed, passed, true",
    "COMPLETED_OR_PASSED, 3, NONE, incomplete, incomplete, unknown, false",
    "TASK_PERCENT, 4, NONE, completed, completed, passed, true",
    "TASK_PERCENT, 3, NONE, completed, completed, passed, true",
    "TASK_PERCENT, 3, FAILED, failed, completed, failed, true",
    "TASK_PERCENT, 1, NONE, incomplete, incomplete, unknown, false"
  })
  void theCompletionRuleDecidesWhatCounts(
      CompletionRule.Kind kind,
      int code,
      Exam exam,
      String lessonStatus,
      String completion,
      String success,
      boolean isFinal) {
    CompletionRule rule =
        kind == CompletionRule.Kind.TASK_PERCENT ? Policies.tasks(60) : Policies.rule(kind);
    MappingPolicy policy = Policies.like().completion(rule).policy();
    LabStanding lab = Labs.settled(code, true, 60, exam.score());

    CmiReport first = report(lab, policy, Dialect.SCORM_12);
    CmiReport second = report(lab, policy, Dialect.SCORM_2004);

    assertThat(value(first, "cmi.core.lesson_status")).hasValue(lessonStatus);
    assertThat(value(second, "cmi.completion_status")).hasValue(completion);
    assertThat(value(second, "cmi.success_status")).hasValue(success);
    assertThat(List.of(first.isFinal(), second.isFinal())).containsOnly(isFinal);
  }

  @Test
  void tooFewTasksAreNotEnough() {
    MappingPolicy policy = Policies.like().completion(Policies.tasks(61)).policy();

    CmiReport report =
        report(Labs.settled(3, true, 60, Optional.empty()), policy, Dialect.SCORM_12);

    assertThat(value(report, "cmi.core.lesson_status")).hasValue("incomplete");
  }

  @ParameterizedTest
  @CsvSource({
    "REPORT_FAILED, failed, completed, failed, true",
    "ALLOW_RETRY, incomplete, incomplete, failed, false",
    "COMPLETE_ANYWAY, completed, completed, failed, true"
  })
  void theFailurePolicyDecidesWhatALabIsThatWasNotPassed(
      Failure failure, String lessonStatus, String completion, String success, boolean isFinal) {
    MappingPolicy policy = Policies.like().failure(failure).policy();

    CmiReport first = report(FAILED, policy, Dialect.SCORM_12);
    CmiReport second = report(FAILED, policy, Dialect.SCORM_2004);

    assertThat(value(first, "cmi.core.lesson_status")).hasValue(lessonStatus);
    assertThat(value(first, "cmi.core.exit")).hasValue(isFinal ? "" : "suspend");
    assertThat(value(first, "cmi.core.score.raw")).hasValue("40");
    assertThat(value(second, "cmi.completion_status")).hasValue(completion);
    assertThat(value(second, "cmi.success_status")).hasValue(success);
    assertThat(value(second, "cmi.score.scaled")).hasValue("0.4");
    assertThat(second.navigation()).isEqualTo(isFinal ? "exitAll" : "suspendAll");
    assertThat(second.result())
        .hasValue(new DisplayedResult(Optional.of(new BigDecimal("40")), Optional.of(false)));
  }

  @ParameterizedTest
  @CsvSource({
    "BY_VERSION, completed, passed",
    "PASSED, passed, passed",
    "UNKNOWN, completed, unknown"
  })
  void aLabThatNobodyScoresSucceedsAsThePolicySays(
      Unscored unscored, String lessonStatus, String success) {
    MappingPolicy policy = Policies.like().unscored(unscored).policy();

    CmiReport first = report(UNSCORED, policy, Dialect.SCORM_12);
    CmiReport second = report(UNSCORED, policy, Dialect.SCORM_2004);

    assertThat(value(first, "cmi.core.lesson_status")).hasValue(lessonStatus);
    assertThat(value(second, "cmi.completion_status")).hasValue("completed");
    assertThat(value(second, "cmi.success_status")).hasValue(success);
  }

  @Test
  void pointsWithoutAVerdictAreReportedAndNoVerdictIsMadeUp() {
    MappingPolicy policy = Policies.like().unscored(Unscored.PASSED).scoreOnComplete().policy();
    LabStanding lab = Labs.settled(4, true, 100, Exam.NO_VERDICT.score());

    CmiReport first = report(lab, policy, Dialect.SCORM_12);
    CmiReport second = report(lab, policy, Dialect.SCORM_2004);

    assertThat(value(first, "cmi.core.lesson_status")).hasValue("completed");
    assertThat(value(first, "cmi.core.score.raw")).hasValue("55");
    assertThat(value(second, "cmi.success_status")).hasValue("unknown");
    assertThat(value(second, "cmi.score.scaled")).hasValue("0.55");
  }

  @Test
  void handingInCountsAsCompletedOnlyInScorm2004() {
    MappingPolicy policy = Policies.like().pendingCountsAsComplete().policy();
    LabStanding lab = Labs.settled(50, true, 10, Optional.empty());

    CmiReport second = report(lab, policy, Dialect.SCORM_2004);

    assertThat(value(second, "cmi.completion_status")).hasValue("completed");
    assertThat(value(second, "cmi.success_status")).hasValue("unknown");
    assertThat(value(second, "cmi.exit")).hasValue("suspend");
    assertThat(second.navigation()).isEqualTo("suspendAll");
    assertThat(second.isFinal()).isFalse();
    assertThat(value(report(lab, policy, Dialect.SCORM_12), "cmi.core.lesson_status"))
        .hasValue("incomplete");
  }

  @Test
  void fullMarksStandInOnlyWhereThereIsNoScore() {
    MappingPolicy policy = Policies.like().scoreOnComplete().policy();
    LabStanding noMaximum =
        Labs.settled(
            4,
            true,
            100,
            Optional.of(
                new Score(
                    BigDecimal.ONE, OptionalInt.empty(), OptionalInt.empty(), Optional.of(false))));

    assertThat(value(report(UNSCORED, policy, Dialect.SCORM_12), "cmi.core.score.raw"))
        .hasValue("100");
    assertThat(value(report(UNSCORED, policy, Dialect.SCORM_2004), "cmi.score.scaled"))
        .hasValue("1");
    assertThat(value(report(FAILED, policy, Dialect.SCORM_12), "cmi.core.score.raw"))
        .hasValue("40");
    assertThat(value(report(noMaximum, policy, Dialect.SCORM_12), "cmi.core.score.raw")).isEmpty();
  }

  @Test
  void decimalsAndTheLabsOwnPointsAreWrittenAsAskedFor() {
    LabStanding lab = Labs.settled(4, true, 100, Optional.of(Labs.score("2", 3, 2, true)));

    CmiReport two = report(lab, Policies.like().scoreDecimals(2).policy(), Dialect.SCORM_12);
    CmiReport points = report(lab, Policies.like().nativeScale().policy(), Dialect.SCORM_2004);

    assertThat(value(two, "cmi.core.score.raw")).hasValue("66.67");
    assertThat(value(points, "cmi.score.raw")).hasValue("2");
    assertThat(value(points, "cmi.score.max")).hasValue("3");
    assertThat(value(points, "cmi.score.scaled")).hasValue("0.6667");
    assertThat(points.result().orElseThrow().percent()).hasValue(new BigDecimal("67"));
  }

  @Test
  void aCompletedAttemptIsSuspendedWhereTheLmsWouldForgetIt() {
    MappingPolicy policy = Policies.like().suspendOnComplete().policy();

    assertThat(value(report(PASSED, policy, Dialect.SCORM_12), "cmi.core.exit"))
        .hasValue("suspend");
    CmiReport second = report(PASSED, policy, Dialect.SCORM_2004);
    assertThat(value(second, "cmi.exit")).hasValue("suspend");
    assertThat(second.navigation()).isEqualTo("suspendAll");
    assertThat(second.isFinal()).isTrue();
  }

  @Test
  void withAPassingScoreInTheManifestNoScoreComesBeforeTheLast() {
    MappingPolicy retry = Policies.like().failure(Failure.ALLOW_RETRY).mastery(70).policy();
    LabStanding passedOnTheWay = Labs.settled(3, true, 50, Exam.PASSED.score());
    MappingPolicy plain = Policies.like().mastery(70).policy();

    for (Dialect dialect : Dialect.values()) {
      assertThat(report(FAILED, retry, dialect).set())
          .noneMatch(value -> value.element().contains("score"));
      assertThat(report(passedOnTheWay, plain, dialect).set())
          .noneMatch(value -> value.element().contains("score"));
      assertThat(report(PASSED, plain, dialect).set())
          .anyMatch(value -> value.element().endsWith("score.raw"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "0000:10:00.00 | 0 | 0000:59:28.00",
        "0001:09:28.00 | 0 | 0000:00:00.00",
        "0009:00:00 | 0 | 0000:00:00.00",
        "'' | 60 | 0001:09:28.00",
        "rubbish | 68 | 0001:08:20.00",
        "PT10M | 0 | 0000:59:28.00",
      },
      delimiter = '|')
  void theSessionBringsTheTimeThatTheLmsLacks(String total, long acknowledged, String session) {
    LmsStanding lms = held(Optional.of(total), Duration.ofSeconds(acknowledged));

    CmiReport report = CmiMapping.map(PASSED, MappingPolicy.DEFAULT, Dialect.SCORM_12, lms);

    assertThat(value(report, "cmi.core.session_time")).hasValue(session);
  }

  @Test
  void withoutATotalTimeOurOwnRecordsCount() {
    LmsStanding lms = held(Optional.empty(), Duration.ofHours(1));

    CmiReport report = CmiMapping.map(PASSED, MappingPolicy.DEFAULT, Dialect.SCORM_2004, lms);

    assertThat(value(report, "cmi.session_time")).hasValue("PT9M28S");
  }

  @Test
  void allLabsOfTheAttemptCountTogether() {
    LabStanding lab = PASSED.withRunTime(Duration.ofHours(3));

    assertThat(value(report(lab, MappingPolicy.DEFAULT, Dialect.SCORM_2004), "cmi.session_time"))
        .hasValue("PT3H");
  }

  @Test
  void theTimeOfTheWallClockIsLeftToTheSco() {
    MappingPolicy policy = Policies.like().wallClock().policy();

    for (Dialect dialect : Dialect.values()) {
      assertThat(report(PASSED, policy, dialect).set())
          .isNotEmpty()
          .noneMatch(value -> value.element().endsWith("session_time"));
    }
  }

  @Test
  void withoutALabThereIsNothingToWrite() {
    CmiReport report = report(LabStanding.NONE, MappingPolicy.DEFAULT, Dialect.SCORM_12);

    assertThat(report).isEqualTo(CmiReport.nothing());
    assertThat(report.isNothing()).isTrue();
    assertThat(report.phase()).isEqualTo(Phase.NONE);
  }

  private static LmsStanding held(Optional<String> totalTime, Duration acknowledged) {
    return new LmsStanding(
        Optional.of("incomplete"),
        Optional.of("incomplete"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        totalTime,
        acknowledged);
  }

  private static CmiReport report(LabStanding lab, MappingPolicy policy, Dialect dialect) {
    return CmiMapping.map(lab, policy, dialect, LmsStanding.NOTHING);
  }

  private static Optional<String> value(CmiReport report, String element) {
    return report.set().stream()
        .filter(value -> value.element().equals(element))
        .map(CmiValue::value)
        .findFirst();
  }
}
