package io.labport.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import io.labport.core.testkit.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How labs are followed to their result, on any database, over simulated days. */
interface TrackingContract {
  TestDatabase database();

  private static void score(Bench bench, LaunchOutcome.Opened lab, String raw) {
    long id = lab.instance().value();
    bench.control().score(id, new BigDecimal(raw), 100, 70, new BigDecimal(raw).intValue() >= 70);
  }

  private static BigDecimal raw(Bench bench, LabRunId run) {
    return bench
        .labport()
        .results()
        .latest(run)
        .flatMap(LabResult::score)
        .map(Score::raw)
        .orElse(BigDecimal.ONE.negate());
  }

  private static void eventuallyScored(Bench bench, LabRunId run, String expected) {
    bench.eventually(() -> raw(bench, run).compareTo(new BigDecimal(expected)) == 0);
  }

  @Test
  default void aFinishedLabsScoreArrivesWithItsEventsInOrder() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened lab = bench.launch("ada");
      bench.advance(Duration.ofMinutes(20));
      bench.control().complete(lab.instance().value());
      score(bench, lab, "54.5");

      bench.advance(Duration.ofMinutes(2));

      eventuallyScored(bench, lab.run(), "54.5");
      assertThat(bench.run(lab.run()).state()).isEqualTo(RunState.COMPLETED);
      bench.eventually(() -> bench.eventTypes(lab.run()).contains("lab.graded"));
      assertThat(bench.eventTypes(lab.run()))
          .containsSubsequence("lab.launched", "lab.completed", "lab.graded");
      assertThat(bench.events(lab.run()))
          .extracting(event -> event.head().sequence())
          .isSorted()
          .startsWith(1)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  default void aCompletedLabWithoutAScoreIsReportedOnlyAfterAGraceReRead() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened lab = bench.launch("ada");
      bench.advance(Duration.ofMinutes(5));
      bench.control().complete(lab.instance().value());
      bench.advance(Duration.ofSeconds(100));
      int reads = bench.control().calls("Result");
      bench.eventually(() -> bench.control().calls("Result") > reads - 1);
      assertThat(bench.run(lab.run()).state()).isEqualTo(RunState.RUNNING);

      bench.advance(Duration.ofMinutes(4));

      bench.eventually(() -> bench.run(lab.run()).state() == RunState.COMPLETED);
      assertThat(bench.labport().results().latest(lab.run()).orElseThrow().score()).isEmpty();
    }
  }

  @Test
  default void afterEightDaysAwayEveryResultIsFoundAndNoneDoubled() {
    try (Bench bench = new Bench(database())) {
      List<LaunchOutcome.Opened> labs = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        labs.add(bench.launch("learner-" + i));
      }
      bench.control().goAway();
      for (LaunchOutcome.Opened lab : labs) {
        bench.advance(Duration.ofHours(16));
        bench.control().complete(lab.instance().value());
        score(bench, lab, "80");
      }
      bench.control().comeBack();
      bench.advance(Duration.ofMinutes(30));

      for (LaunchOutcome.Opened lab : labs) {
        eventuallyScored(bench, lab.run(), "80");
        bench.eventually(() -> bench.eventTypes(lab.run()).contains("lab.graded"));
        assertThat(bench.eventTypes(lab.run())).containsOnlyOnce("lab.completed", "lab.graded");
      }
      assertThat(bench.control().requests("LatestResults"))
          .allSatisfy(
              request ->
                  assertThat(Integer.parseInt(request.rawQuery().replace("minutes=", "")))
                      .isBetween(1, 10_080));
    }
  }

  @Test
  default void aGradeGivenOnDayThirtyArrives() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened lab = bench.launch("ada");
      long id = lab.instance().value();
      bench.advance(Duration.ofHours(1));
      bench.control().submitForGrading(id);
      bench.advance(Duration.ofHours(2));
      bench.eventually(() -> bench.run(lab.run()).state() == RunState.PENDING_GRADING);
      bench.control().startGrading(id);
      bench.advance(Duration.ofDays(30));
      bench.eventually(
          () ->
              bench.labport().results().latest(lab.run()).orElseThrow().completion().code() == 60);

      bench.control().grade(id, new BigDecimal("91"), 100, 70, true);
      bench.advance(Duration.ofHours(7));

      eventuallyScored(bench, lab.run(), "91");
      assertThat(bench.run(lab.run()).state()).isEqualTo(RunState.COMPLETED);
    }
  }

  @Test
  default void aReScoredLabIsANewRevisionAndANewEvent() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened lab = bench.launch("ada");
      bench.advance(Duration.ofMinutes(20));
      bench.control().complete(lab.instance().value());
      score(bench, lab, "60");
      bench.advance(Duration.ofMinutes(2));
      eventuallyScored(bench, lab.run(), "60");
      int revision = bench.labport().results().latest(lab.run()).orElseThrow().revision();

      bench.advance(Duration.ofHours(3));
      score(bench, lab, "75");
      bench.advance(Duration.ofDays(1));

      eventuallyScored(bench, lab.run(), "75");
      assertThat(bench.labport().results().latest(lab.run()).orElseThrow().revision())
          .isGreaterThan(revision);
      bench.eventually(
          () -> bench.eventTypes(lab.run()).stream().filter("lab.graded"::equals).count() == 2);
    }
  }

  @Test
  default void aHintMakesTheResultBeReadAtOnce() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened lab = bench.launch("ada");
      bench.control().complete(lab.instance().value());
      score(bench, lab, "88");

      bench.labport().results().hint(lab.instance());
      bench.labport().results().hint(new LabInstanceId(999_999_999));

      eventuallyScored(bench, lab.run(), "88");
    }
  }

  @Test
  default void foreignInstancesAreIgnored() {
    try (Bench bench = new Bench(database())) {
      long foreign = bench.control().addForeignLab(100, "somebody", true).id();
      bench.control().complete(foreign);
      int polls = bench.control().calls("LatestResults");

      bench.advance(Duration.ofMinutes(10));
      bench.eventually(() -> bench.control().calls("LatestResults") > polls);

      assertThat(bench.control().calls("Result")).isZero();
      assertThat(bench.labport().results().runOf(new LabInstanceId(foreign))).isEmpty();
    }
  }

  @Test
  default void aTransferredLabStaysWithTheLearnerWhoLaunchedIt() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened lab = bench.launch("ada");
      bench.control().transfer(lab.instance().value(), "somebody-else");
      bench.control().complete(lab.instance().value());
      score(bench, lab, "77");

      bench.advance(Duration.ofMinutes(2));

      eventuallyScored(bench, lab.run(), "77");
      assertThat(bench.run(lab.run()).learner()).isEqualTo(Bench.learner("ada"));
    }
  }

  @Test
  default void aCancelledLabIsCancelledAndNotCompleted() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened lab = bench.launch("ada");
      bench.launcher().end(Bench.learner("ada"), lab.instance());

      bench.advance(Duration.ofMinutes(2));

      bench.eventually(() -> bench.eventTypes(lab.run()).contains("lab.cancelled"));
      assertThat(bench.eventTypes(lab.run())).doesNotContain("lab.completed", "lab.graded");
    }
  }

  @Test
  default void aRestartLosesNothing() {
    try (Bench bench = new Bench(database())) {
      LaunchOutcome.Opened lab = bench.launch("ada");
      bench.restart();
      bench.control().complete(lab.instance().value());
      score(bench, lab, "66");

      bench.advance(Duration.ofMinutes(2));

      eventuallyScored(bench, lab.run(), "66");
      bench.eventually(() -> bench.eventTypes(lab.run()).contains("lab.graded"));
    }
  }
}
