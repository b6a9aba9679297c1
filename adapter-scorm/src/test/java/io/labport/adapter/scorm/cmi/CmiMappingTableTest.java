package io.labport.adapter.scorm.cmi;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Labs.Exam;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each outcome is by default, element by element and in order. */
class CmiMappingTableTest {
  private static final String TIME_12 = "cmi.core.session_time=0001:09:28.00";
  private static final String TIME_2004 = "cmi.session_time=PT1H9M28S";
  private static final String SUSPENDED = "cmi.core.exit=suspend";
  private static final String INCOMPLETE = "cmi.core.lesson_status=incomplete";

  /** Most of what is not final. */
  private static final List<String> OPEN_12 = List.of(TIME_12, SUSPENDED, INCOMPLETE);

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            "launched, 3 without an end",
            lab(3, false, 40, Exam.NONE),
            Phase.RUNNING,
            OPEN_12,
            open("cmi.progress_measure=0.4", ""),
            ""),
        row(
            "1 cancelled",
            lab(1, true, 25, Exam.NONE),
            Phase.STOPPED,
            OPEN_12,
            open("cmi.progress_measure=0.25", "cmi.success_status=unknown"),
            "suspendAll"),
        row(
            "2 no show",
            lab(2, true, 0, Exam.NONE),
            Phase.STOPPED,
            OPEN_12,
            open("", "cmi.success_status=unknown"),
            "suspendAll"),
        row(
            "3 incomplete, no exam",
            lab(3, true, 33, Exam.NONE),
            Phase.STOPPED,
            OPEN_12,
            open("cmi.progress_measure=0.33", "cmi.success_status=unknown"),
            "suspendAll"),
        row(
            "3 incomplete, not passed",
            lab(3, true, 33, Exam.FAILED),
            Phase.STOPPED,
            OPEN_12,
            open("cmi.progress_measure=0.33", "cmi.success_status=unknown"),
            "suspendAll"),
        row(
            "3 incomplete, passed",
            lab(3, true, 50, Exam.PASSED),
            Phase.STOPPED,
            OPEN_12,
            List.of(
                "cmi.score.min=0",
                "cmi.score.max=100",
                "cmi.score.raw=80",
                "cmi.score.scaled=0.8",
                "cmi.progress_measure=0.5",
                "cmi.success_status=passed",
                "cmi.completion_status=incomplete",
                TIME_2004,
                "cmi.exit=suspend"),
            "suspendAll"),
        row(
            "4 complete, no exam",
            lab(4, true, 100, Exam.NONE),
            Phase.FINAL,
            List.of(TIME_12, "cmi.core.exit=", "cmi.core.lesson_status=completed"),
            List.of(
                "cmi.progress_measure=1",
                "cmi.success_status=passed",
                "cmi.completion_status=completed",
                TIME_2004,
                "cmi.exit=normal"),
            "exitAll"),
        row(
            "4 complete, passed",
            lab(4, true, 90, Exam.PASSED),
            Phase.FINAL,
            scored12("80", "passed"),
            scored2004("80", "0.8", "passed"),
            "exitAll"),
        row(
            "4 complete, not passed",
            lab(4, true, 90, Exam.FAILED),
            Phase.FINAL,
            scored12("40", "failed"),
            scored2004("40", "0.4", "failed"),
            "exitAll"),
        row(
            "4 complete, its score still to come",
            Labs.standing(4, true, 100, Exam.NONE.score(), Duration.ofSeconds(119)),
            Phase.AWAITING_SCORE,
            OPEN_12,
            open("cmi.progress_measure=1", "cmi.success_status=unknown"),
            "suspendAll"),
        failure("10 storage provisioning failed", 10),
        failure("20 lab creation failed", 20),
        failure("30 resume failed", 30),
        failure("40 save failed", 40),
        pending("50 submitted for grading", 50),
        pending("60 grading in progress", 60),
        row(
            "999, which nobody documented",
            lab(999, true, 60, Exam.NONE),
            Phase.UNKNOWN,
            OPEN_12,
            open("", "cmi.success_status=unknown"),
            ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void eachOutcomeIsWrittenAsTheTableSays(
      String name,
      LabStanding lab,
      Phase phase,
      List<String> scorm12,
      List<String> scorm2004,
      String navigation) {
    CmiReport first = report(lab, Dialect.SCORM_12);
    CmiReport second = report(lab, Dialect.SCORM_2004);

    assertThat(texts(first)).isEqualTo(scorm12);
    assertThat(texts(second)).isEqualTo(scorm2004);
    assertThat(first.navigation()).isEmpty();
    assertThat(second.navigation()).isEqualTo(navigation);
    assertThat(List.of(first, second))
        .allSatisfy(
            report -> {
              assertThat(report.phase()).isEqualTo(phase);
              assertThat(report.isFinal()).isEqualTo(phase == Phase.FINAL);
              assertThat(report.optional()).isEmpty();
            });
  }

  private static Arguments failure(String name, int code) {
    return row(
        name,
        lab(code, true, 10, Exam.NONE),
        Phase.LAB_FAILED,
        OPEN_12,
        open("", "cmi.success_status=unknown"),
        "suspendAll");
  }

  private static Arguments pending(String name, int code) {
    return row(
        name,
        lab(code, true, 70, Exam.NONE),
        Phase.PENDING,
        OPEN_12,
        open("cmi.progress_measure=1", "cmi.success_status=unknown"),
        "suspendAll");
  }

  private static LabStanding lab(int code, boolean ended, int percent, Exam exam) {
    return Labs.settled(code, ended, percent, exam.score());
  }

  private static List<String> open(String progress, String success) {
    return Stream.of(
            progress, success, "cmi.completion_status=incomplete", TIME_2004, "cmi.exit=suspend")
        .filter(each -> !each.isEmpty())
        .toList();
  }

  private static List<String> scored12(String raw, String status) {
    return List.of(
        "cmi.core.score.min=0",
        "cmi.core.score.max=100",
        "cmi.core.score.raw=" + raw,
        TIME_12,
        "cmi.core.exit=",
        "cmi.core.lesson_status=" + status);
  }

  private static List<String> scored2004(String raw, String scaled, String success) {
    return List.of(
        "cmi.score.min=0",
        "cmi.score.max=100",
        "cmi.score.raw=" + raw,
        "cmi.score.scaled=" + scaled,
        "cmi.progress_measure=1",
        "cmi.success_status=" + success,
        "cmi.completion_status=completed",
        TIME_2004,
        "cmi.exit=normal");
  }

  private static Arguments row(
      String name,
      LabStanding lab,
      Phase phase,
      List<String> scorm12,
      List<String> scorm2004,
      String navigation) {
    return Arguments.of(name, lab, phase, scorm12, scorm2004, navigation);
  }

  private static CmiReport report(LabStanding lab, Dialect dialect) {
    return CmiMapping.map(lab, MappingPolicy.DEFAULT, dialect, LmsStanding.NOTHING);
  }

  private static List<String> texts(CmiReport report) {
    return report.set().stream().map(each -> each.element() + "=" + each.value()).toList();
  }
}
