package io.labport.core.testkit;

import static io.labport.core.testkit.TestRuns.ADA;
import static io.labport.core.testkit.TestRuns.ADA_USER;
import static io.labport.core.testkit.TestRuns.LAB;
import static io.labport.core.testkit.TestRuns.NOON;
import static io.labport.core.testkit.TestRuns.candidate;
import static io.labport.core.testkit.TestRuns.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LaunchOrigin;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import io.labport.core.domain.StorageException;
import io.labport.core.port.outbound.LabRuns;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link LabRuns} promise. */
public interface LabRunsContract extends StorageContract {

  @Test
  default void anOpenedRunIsFoundAsItWas() {
    LabRun opened = storage().labRuns().open(candidate("r1"));

    assertThat(opened).isEqualTo(candidate("r1").withVersion(1));
    assertThat(storage().labRuns().find(new LabRunId("r1"))).contains(opened);
    assertThat(storage().labRuns().find(new LabRunId("r2"))).isEmpty();
    assertThat(storage().labRuns().holding(ADA_USER, LAB)).contains(opened);
    assertThat(storage().labRuns().holding(ADA_USER, new LabProfileId(1))).isEmpty();
  }

  @Test
  default void aSecondOpenLeadsToTheRunThatHoldsThePlace() {
    LabRun first = storage().labRuns().open(candidate("r1"));

    assertThat(storage().labRuns().open(candidate("r2"))).isEqualTo(first);
    assertThat(storage().labRuns().find(new LabRunId("r2"))).isEmpty();
  }

  @Test
  default void openingTheSameRunTwiceChangesNothing() {
    LabRun first = storage().labRuns().open(candidate("r1"));

    assertThat(storage().labRuns().open(candidate("r1"))).isEqualTo(first);
  }

  @Test
  default void aRefusedOpenLeavesTheCallersTransactionUsable() {
    storage().labRuns().open(candidate("r1"));

    storage()
        .transactions()
        .run(
            () -> {
              storage().labRuns().open(candidate("r2"));
              storage().watermarks().advance("reader", NOON);
            });

    assertThat(storage().watermarks().find("reader")).contains(NOON);
  }

  @Test
  default void aRunThatLeftItsPlaceMakesRoomForTheNextAttempt() {
    LabRuns runs = storage().labRuns();
    LabRun first = runs.open(candidate("r1"));

    assertThat(runs.replace(first.withState(RunState.LAUNCH_FAILED), List.of())).isTrue();
    LabRun second = runs.open(candidate("r2"));

    assertThat(second.id()).isEqualTo(new LabRunId("r2"));
    assertThat(second.attempt()).isEqualTo(2);
    assertThat(runs.holding(ADA_USER, LAB)).contains(second);
  }

  @Test
  default void aRunThatComesBackHoldsItsPlaceAgainIfItIsFree() {
    LabRuns runs = storage().labRuns();
    LabRun run = runs.open(candidate("r1"));
    runs.replace(run.withState(RunState.LAUNCH_FAILED), List.of());

    assertThat(runs.replace(run.withState(RunState.RUNNING).withVersion(2), List.of())).isTrue();

    assertThat(runs.holding(ADA_USER, LAB).orElseThrow().id()).isEqualTo(run.id());
  }

  @Test
  default void aRunThatComesBackGoesOnWithoutThePlaceThatAnotherHas() {
    LabRuns runs = storage().labRuns();
    LabRun first = runs.open(candidate("r1"));
    runs.replace(first.withState(RunState.LAUNCH_FAILED), List.of());
    LabRun second = runs.open(candidate("r2"));

    assertThat(runs.replace(first.withState(RunState.RUNNING).withVersion(2), List.of())).isTrue();

    assertThat(runs.find(first.id()).orElseThrow().state()).isEqualTo(RunState.RUNNING);
    assertThat(runs.holding(ADA_USER, LAB)).contains(second);
  }

  @Test
  default void everythingThatMayChangeIsStored() {
    LabRuns runs = storage().labRuns();
    LabRun run = runs.open(candidate("r1"));
    LabResult result =
        new LabResult(
            3,
            new CompletionStatus(999),
            NOON.plusNanos(123_456_000),
            Optional.of(NOON.plusSeconds(60)),
            Optional.of(NOON.plusSeconds(50)),
            Duration.ofSeconds(61, 500_000_000),
            80,
            Optional.of(
                new Score(
                    new BigDecimal("7.30000000000000004"),
                    OptionalInt.of(10),
                    OptionalInt.of(6),
                    Optional.of(true))));
    LabRun changed =
        run.withState(RunState.COMPLETED)
            .withInstance(new LabInstanceId(5_000_000_000L), Optional.of(NOON.plusSeconds(90)))
            .withLaunchSentAt(NOON.plusSeconds(1))
            .withResult(result)
            .withLastEvent(0);

    assertThat(runs.replace(changed, List.of())).isTrue();

    LabRun stored = changed.withVersion(2);
    assertThat(runs.find(run.id())).contains(stored);
    assertThat(runs.findByInstance(new LabInstanceId(5_000_000_000L))).contains(stored);
    assertThat(
            runs.findByInstances(
                Set.of(new LabInstanceId(5_000_000_000L), new LabInstanceId(6_000_000_000L))))
        .containsOnlyKeys(new LabInstanceId(5_000_000_000L));
    assertThat(runs.findByInstances(Set.of())).isEmpty();
  }

  @Test
  default void aResultWithoutScoreStaysWithoutScore() {
    LabRuns runs = storage().labRuns();
    LabRun run = runs.open(candidate("r1"));
    LabResult result =
        new LabResult(
            1,
            CompletionStatus.INCOMPLETE,
            NOON,
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO,
            0,
            Optional.empty());

    runs.replace(run.withResult(result), List.of());

    assertThat(runs.find(run.id()).orElseThrow().result()).contains(result);
  }

  @Test
  default void aMomentInTheHourThatExistsTwiceIsKept() {
    // In the time zone of the tests (Pacific/Chatham) clocks go back at 2026-04-04T14:00:00Z.
    LabRuns runs = storage().labRuns();
    LabRun run = runs.open(candidate("r1"));

    var before = Instant.parse("2026-04-04T13:15:00Z");
    runs.replace(run.withLaunchSentAt(before), List.of());
    assertThat(runs.find(run.id()).orElseThrow().launchSentAt()).isEqualTo(before);

    var after = before.plus(Duration.ofHours(1));
    runs.replace(run.withVersion(2).withLaunchSentAt(after), List.of());
    assertThat(runs.find(run.id()).orElseThrow().launchSentAt()).isEqualTo(after);
  }

  @Test
  default void replacingAnOldVersionIsRefusedAndRecordsNoEvent() {
    LabRuns runs = storage().labRuns();
    storage().subscriptions().add("test/all", event -> {});
    LabRun run = runs.open(candidate("r1"));
    runs.replace(run.withState(RunState.RUNNING), List.of());

    boolean replaced =
        runs.replace(
            run.withState(RunState.CANCELLED).withLastEvent(1),
            List.of(new LabEvent.Cancelled(head(run, 1))));

    assertThat(replaced).isFalse();
    assertThat(runs.find(run.id()).orElseThrow().state()).isEqualTo(RunState.RUNNING);
    assertThat(fresh().number("SELECT COUNT(*) FROM labport_event")).isZero();
    assertThat(fresh().number("SELECT COUNT(*) FROM labport_work")).isZero();
  }

  @Test
  default void eventsThatDoNotFollowAreRefused() {
    LabRun run = storage().labRuns().open(candidate("r1"));

    assertThatThrownBy(
            () ->
                storage()
                    .labRuns()
                    .replace(run.withLastEvent(2), List.of(new LabEvent.Cancelled(head(run, 1)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not follow");
  }

  @Test
  default void theRunsOfALearnerComeNewestFirst() {
    LabRuns runs = storage().labRuns();
    LabRun first = runs.open(candidate("r1"));
    runs.replace(first.withState(RunState.COMPLETED), List.of());
    runs.open(candidate("r2"));

    assertThat(runs.ofLearner(ADA, 10))
        .extracting(run -> run.id().value())
        .containsExactly("r2", "r1");
    assertThat(runs.ofLearner(ADA, 1)).extracting(run -> run.id().value()).containsExactly("r2");
  }

  @Test
  default void originsAreKeptOnceAndInOrder() {
    LabRuns runs = storage().labRuns();
    LabRun run = runs.open(candidate("r1"));

    runs.addOrigin(run.id(), new LaunchOrigin("lti", "z"));
    runs.addOrigin(run.id(), new LaunchOrigin("lti", "a"));
    runs.addOrigin(run.id(), new LaunchOrigin("lti", "z"));
    runs.addOrigin(run.id(), new LaunchOrigin("scorm", "s"));

    assertThat(runs.origins(run.id(), "lti")).containsExactly("z", "a");
  }

  @Test
  default void aFaultOfTheDatabaseTellsNoPersonalData() {
    LabRuns runs = storage().labRuns();
    LabRun one = runs.open(candidate("r1"));
    runs.replace(
        one.withState(RunState.COMPLETED).withInstance(new LabInstanceId(7), Optional.empty()),
        List.of());
    LabRun other = runs.open(candidate("r2"));

    assertThatThrownBy(
            () ->
                runs.replace(other.withInstance(new LabInstanceId(7), Optional.empty()), List.of()))
        .isInstanceOfSatisfying(
            StorageException.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("storage.failed");
              StringWriter trace = new StringWriter();
              fault.printStackTrace(new PrintWriter(trace));
              assertThat(trace.toString())
                  .contains("23505")
                  .doesNotContain("ada-user-id", "ada-lms-id", "course-7", "(7)");
            });
  }

  @Test
  default void ofFiftyConcurrentOpensFromTwoNodesOneWins() throws Exception {
    TestStorage other = fresh().node();
    int callers = 50;
    CyclicBarrier together = new CyclicBarrier(callers);
    ExecutorService threads = Executors.newFixedThreadPool(callers);
    try {
      List<Future<LabRun>> opened = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        LabRuns runs = (i % 2 == 0 ? storage() : other).labRuns();
        LabRun candidate = candidate("r" + i);
        opened.add(
            threads.submit(
                () -> {
                  together.await();
                  return runs.open(candidate);
                }));
      }

      Set<LabRun> winners = new HashSet<>();
      for (Future<LabRun> one : opened) {
        winners.add(one.get());
      }
      assertThat(winners).hasSize(1);
      assertThat(fresh().number("SELECT COUNT(*) FROM labport_run")).isEqualTo(1);
    } finally {
      threads.shutdown();
    }
  }
}
