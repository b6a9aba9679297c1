package io.labport.adapter.scorm.cmi;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Labs.Exam;
import io.labport.adapter.scorm.cmi.MappingPolicy.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Whatever an LMS holds, and whatever a lab brings: what was reached stays. */
class NothingIsTakenBackTest {
  private static final List<String> STATUSES =
      List.of("not attempted", "incomplete", "failed", "completed", "passed");
  private static final List<String> COMPLETIONS = List.of("unknown", "incomplete", "completed");
  private static final List<String> SUCCESSES = List.of("unknown", "failed", "passed");
  private static final List<String> SCORES = List.of("", "10", "60", "99");

  /** The worst first; read from the specification of what an LMS keeps, not from the code. */
  private static int order(String status) {
    return STATUSES.indexOf(status);
  }

  @Test
  void scorm12OnlyMovesUp() {
    forAll(
        true,
        (lab, policy) -> {
          for (String status : STATUSES) {
            for (String score : SCORES) {
              CmiReport report =
                  CmiMapping.map(lab, policy, Dialect.SCORM_12, first(status, score));
              Optional<String> written = value(report, "cmi.core.lesson_status");
              if (written.isPresent() && order(written.get()) < order(status)) {
                throw new AssertionError(status + " became " + report + " of " + lab);
              }
              if (written.equals(Optional.of(status))) {
                assertScoreKept(score, value(report, "cmi.core.score.raw"));
              }
            }
          }
        });
  }

  @Test
  void scorm2004OnlyMovesUp() {
    forAll(
        true,
        (lab, policy) ->
            forAllHeld(
                (held, score) -> {
                  CmiReport report = CmiMapping.map(lab, policy, Dialect.SCORM_2004, held);
                  String completion = held.completion().orElseThrow();
                  String success = held.success().orElseThrow();
                  Optional<String> completed = value(report, "cmi.completion_status");
                  Optional<String> succeeded = value(report, "cmi.success_status");
                  boolean uncompleted =
                      completion.equals("completed") && completed.equals(Optional.of("incomplete"));
                  boolean unpassed =
                      success.equals("passed")
                          && succeeded.isPresent()
                          && !succeeded.get().equals("passed");
                  if (uncompleted || unpassed) {
                    throw new AssertionError(held + " became " + report + " of " + lab);
                  }
                  if (succeeded.equals(Optional.of(success)) && !success.equals("unknown")) {
                    assertScoreKept(score, value(report, "cmi.score.raw"));
                  }
                }));
  }

  @Test
  void aLabThatIsNotOverTakesNothingBackEvenWhereTheLatestResultWins() {
    forAll(
        false,
        (lab, policy) -> {
          for (String status : List.of("failed", "completed", "passed")) {
            CmiReport report = CmiMapping.map(lab, policy, Dialect.SCORM_12, first(status, ""));
            if (!report.isFinal() && value(report, "cmi.core.lesson_status").isPresent()) {
              throw new AssertionError(status + " became " + report);
            }
          }
          forAllHeld(
              (held, score) -> {
                CmiReport report = CmiMapping.map(lab, policy, Dialect.SCORM_2004, held);
                if (!report.isFinal()
                    && held.completion().equals(Optional.of("completed"))
                    && value(report, "cmi.completion_status").equals(Optional.of("incomplete"))) {
                  throw new AssertionError(held + " became " + report);
                }
              });
        });
  }

  private static void assertScoreKept(String held, Optional<String> written) {
    if (!held.isEmpty() && written.isPresent()) {
      assertThat(Integer.parseInt(written.get())).isGreaterThanOrEqualTo(Integer.parseInt(held));
    }
  }

  private static void forAll(boolean best, BiConsumer<LabStanding, MappingPolicy> check) {
    for (LabStanding lab : labs()) {
      for (CompletionRule rule : Policies.rules()) {
        for (Failure failure : Failure.values()) {
          Policies policies = Policies.like().completion(rule).failure(failure);
          check.accept(lab, best ? policies.policy() : policies.latestWins().policy());
        }
      }
    }
  }

  private static List<LabStanding> labs() {
    List<LabStanding> labs = new ArrayList<>();
    for (int code : Labs.CODES) {
      for (Exam exam : Exam.values()) {
        labs.add(Labs.settled(code, true, 60, exam.score()));
        labs.add(Labs.settled(code, false, 60, exam.score()));
      }
    }
    return labs;
  }

  private static void forAllHeld(BiConsumer<LmsStanding, String> check) {
    for (String completion : COMPLETIONS) {
      for (String success : SUCCESSES) {
        for (String score : SCORES) {
          check.accept(second(completion, success, score), score);
        }
      }
    }
  }

  private static LmsStanding first(String status, String raw) {
    return new LmsStanding(
        Optional.of(status),
        Optional.empty(),
        Optional.empty(),
        Optional.of(raw),
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO);
  }

  private static LmsStanding second(String completion, String success, String raw) {
    return new LmsStanding(
        Optional.empty(),
        Optional.of(completion),
        Optional.of(success),
        Optional.of(raw),
        Optional.of(raw.isEmpty() ? "" : "0." + raw),
        Optional.empty(),
        Duration.ZERO);
  }

  private static Optional<String> value(CmiReport report, String element) {
    return report.set().stream()
        .filter(value -> value.element().equals(element))
        .map(CmiValue::value)
        .findFirst();
  }
}
