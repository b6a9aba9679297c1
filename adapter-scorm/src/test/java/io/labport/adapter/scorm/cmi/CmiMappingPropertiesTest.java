package io.labport.adapter.scorm.cmi;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Labs.Exam;
import io.labport.adapter.scorm.cmi.MappingPolicy.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every outcome under every policy. */
class CmiMappingPropertiesTest {
  private static final Set<String> VERDICTS = Set.of("completed", "passed", "failed");

  /** One of all combinations. */
  private record Case(
      int code,
      boolean ended,
      Exam exam,
      boolean waited,
      CompletionRule rule,
      Failure failure,
      boolean opted,
      Dialect dialect) {
    LabStanding lab() {
      return Labs.standing(
          code, ended, 60, exam.score(), waited ? Labs.WAIT : Labs.WAIT.minusMillis(1));
    }

    MappingPolicy policy() {
      Policies policies = Policies.like().completion(rule).failure(failure);
      return (opted ? policies.pendingCountsAsComplete().scoreOnComplete() : policies).policy();
    }

    CmiReport report() {
      return CmiMapping.map(lab(), policy(), dialect, LmsStanding.NOTHING);
    }
  }

  private static List<Case> cases() {
    List<Case> all = new ArrayList<>();
    Stream.of(Dialect.values())
        .forEach(
            dialect ->
                Policies.rules()
                    .forEach(
                        rule ->
                            Stream.of(Failure.values())
                                .forEach(failure -> all.addAll(of(dialect, rule, failure)))));
    return all;
  }

  private static List<Case> of(Dialect dialect, CompletionRule rule, Failure failure) {
    List<Case> some = new ArrayList<>();
    for (int code : Labs.CODES) {
      for (Exam exam : Exam.values()) {
        for (int bits = 0; bits < 8; bits++) {
          some.add(
              new Case(
                  code,
                  (bits & 1) != 0,
                  exam,
                  (bits & 2) != 0,
                  rule,
                  failure,
                  (bits & 4) != 0,
                  dialect));
        }
      }
    }
    return some;
  }

  private static void always(Consumer<Case> property) {
    List<Case> all = cases();
    assertThat(all).hasSize(2 * 6 * 3 * 12 * 4 * 8);
    assertThat(all).allSatisfy(property);
  }

  @Test
  void everyValueIsOneThatItsElementTakes() {
    always(each -> CmiTypes.assertLegal(each.report(), each.dialect()));
  }

  @Test
  void everythingIsWrittenAtMostOnceAndNeverWithoutAStatus() {
    always(
        each -> {
          List<String> elements = each.report().set().stream().map(CmiValue::element).toList();

          assertThat(elements).doesNotHaveDuplicates();
          assertThat(elements)
              .contains(
                  each.dialect() == Dialect.SCORM_12
                      ? "cmi.core.lesson_status"
                      : "cmi.completion_status");
        });
  }

  @Test
  void whatIsNotFinalHasNoVerdictUnlessItWasAskedFor() {
    always(
        each -> {
          CmiReport report = each.report();
          if (report.isFinal()) {
            return;
          }
          if (each.dialect() == Dialect.SCORM_12) {
            assertThat(status(report, "cmi.core.lesson_status")).hasValue("incomplete");
            return;
          }
          boolean askedFor = each.opted() && (each.code() == 50 || each.code() == 60);
          assertThat(status(report, "cmi.completion_status"))
              .hasValue(askedFor ? "completed" : "incomplete");
          boolean passedOnTheWay = each.code() == 3 && each.exam() == Exam.PASSED;
          boolean mayRetry = each.failure() == Failure.ALLOW_RETRY && each.exam() == Exam.FAILED;
          if (!passedOnTheWay && !mayRetry) {
            assertThat(status(report, "cmi.success_status").orElse("")).isNotIn(VERDICTS);
          }
        });
  }

  @Test
  void aLabThatRunsWaitsOrFailedHasNoScore() {
    Set<Phase> scoreless =
        Set.of(Phase.RUNNING, Phase.PENDING, Phase.AWAITING_SCORE, Phase.LAB_FAILED, Phase.UNKNOWN);
    always(
        each -> {
          CmiReport report = each.report();
          if (scoreless.contains(report.phase())) {
            assertThat(report.set()).noneMatch(value -> value.element().contains("score"));
            assertThat(report.result()).isEmpty();
          }
        });
  }

  @Test
  void whatIsNotFinalIsSuspendedAndWhatIsFinalIsLeft() {
    always(
        each -> {
          CmiReport report = each.report();
          boolean first = each.dialect() == Dialect.SCORM_12;
          assertThat(status(report, first ? "cmi.core.exit" : "cmi.exit"))
              .hasValue(!report.isFinal() ? "suspend" : first ? "" : "normal");
          assertThat(report.navigation().equals("exitAll")).isEqualTo(report.isFinal() && !first);
        });
  }

  @Test
  void finalIsExactlyWhatHasTheFinalPhase() {
    always(
        each -> {
          CmiReport report = each.report();
          assertThat(report.isFinal()).isEqualTo(report.phase() == Phase.FINAL);
        });
  }

  @Test
  void theScoreComesBeforeTheStatusAndItsLimitsBeforeTheScore() {
    always(
        each -> {
          List<String> elements = each.report().set().stream().map(CmiValue::element).toList();
          List<String> order =
              each.dialect() == Dialect.SCORM_12
                  ? List.of(
                      "cmi.core.score.min",
                      "cmi.core.score.max",
                      "cmi.core.score.raw",
                      "cmi.core.session_time",
                      "cmi.core.exit",
                      "cmi.core.lesson_status")
                  : List.of(
                      "cmi.score.min",
                      "cmi.score.max",
                      "cmi.score.raw",
                      "cmi.score.scaled",
                      "cmi.progress_measure",
                      "cmi.success_status",
                      "cmi.completion_status",
                      "cmi.session_time",
                      "cmi.exit");

          assertThat(elements).isEqualTo(order.stream().filter(elements::contains).toList());
        });
  }

  @Test
  void gradingIsNeverFinalWhateverElseIsReported() {
    always(
        each -> {
          if (each.code() == 50 || each.code() == 60) {
            assertThat(each.report().phase()).isEqualTo(Phase.PENDING);
          }
        });
  }

  @Test
  void onlyACompletedOrIncompleteLabEverBecomesFinal() {
    always(
        each -> {
          if (each.code() != 4 && !(each.code() == 3 && each.ended())) {
            assertThat(each.report().isFinal()).isFalse();
          }
        });
  }

  @Test
  void aLabIsNeverSaidToBePassedThatSkillableSaysWasNot() {
    always(
        each -> {
          if (each.exam() == Exam.FAILED || each.exam() == Exam.NO_VERDICT) {
            assertThat(each.report().set()).extracting(CmiValue::value).doesNotContain("passed");
          }
          if (each.exam() != Exam.FAILED) {
            assertThat(each.report().set()).extracting(CmiValue::value).doesNotContain("failed");
          }
        });
  }

  @Test
  void theSameLabGivesTheSameReport() {
    always(each -> assertThat(each.report()).isEqualTo(each.report()));
  }

  @Test
  void whatTheLmsHoldsNowIsNotMadeWorseByTheSameAgain() {
    always(
        each -> {
          CmiReport report = each.report();
          LmsStanding held =
              new LmsStanding(
                  status(report, "cmi.core.lesson_status"),
                  status(report, "cmi.completion_status"),
                  status(report, "cmi.success_status"),
                  status(report, "cmi.core.score.raw").or(() -> status(report, "cmi.score.raw")),
                  status(report, "cmi.score.scaled"),
                  Optional.of(Formats.timespan(Labs.RAN, each.dialect())),
                  Duration.ZERO);

          CmiReport again = CmiMapping.map(each.lab(), each.policy(), each.dialect(), held);

          assertThat(again.set())
              .filteredOn(value -> !value.element().endsWith("session_time"))
              .isEqualTo(
                  report.set().stream()
                      .filter(value -> !value.element().endsWith("session_time"))
                      .toList());
          assertThat(again.set())
              .filteredOn(value -> value.element().endsWith("session_time"))
              .extracting(CmiValue::value)
              .containsOnly(Formats.timespan(Duration.ZERO, each.dialect()));
        });
  }

  private static Optional<String> status(CmiReport report, String element) {
    return report.set().stream()
        .filter(value -> value.element().equals(element))
        .map(CmiValue::value)
        .findFirst();
  }
}
