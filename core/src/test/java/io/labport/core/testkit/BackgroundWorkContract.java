package io.labport.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.spi.health.Health;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.WorkSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What {@link BackgroundWork} and its engine promise. */
public interface BackgroundWorkContract extends StorageContract {
  String QUEUE = "test/queue";

  private Instant now() {
    return fresh().clock().instant();
  }

  private WorkItem item(String id) {
    return new WorkItem(QUEUE, "group", Optional.empty(), id, "payload of " + id, now());
  }

  private WorkItem inLane(String lane, String id) {
    return new WorkItem(QUEUE, "group", Optional.of(lane), id, "", now());
  }

  private RecordingWorker started(WorkSettings settings) {
    RecordingWorker worker = new RecordingWorker();
    storage().engine().register(QUEUE, worker, settings);
    storage().engine().start();
    return worker;
  }

  private RecordingWorker started() {
    return started(WorkSettings.DEFAULT);
  }

  private static WorkSettings leased(Duration lease) {
    return new WorkSettings(4, lease, 80, Duration.ofSeconds(5), Duration.ofHours(1));
  }

  private void awaitEmpty() {
    Await.until("the queue is empty", () -> rows() == 0);
  }

  private long rows() {
    return fresh().number("SELECT COUNT(*) FROM labport_work");
  }

  private long buried() {
    return fresh().number("SELECT COUNT(*) FROM labport_work_buried");
  }

  @Test
  default void anItemIsDoneOnceWhenItIsDue() {
    RecordingWorker worker = started();
    WorkItem later =
        new WorkItem(
            QUEUE, "g", Optional.of("lane"), "later", "the payload", now().plusSeconds(3600));
    storage().work().add(later);
    storage().work().add(item("now"));

    worker.awaitCount(1);
    assertThat(worker.ids()).containsExactly("now");

    fresh().clock().advance(Duration.ofHours(1));
    worker.awaitCount(2);
    awaitEmpty();
    assertThat(worker.ids()).containsExactly("now", "later");
    assertThat(worker.attempts()).containsExactly(1, 1);
  }

  @Test
  default void theWorkerGetsTheItemAsItWasAdded() {
    CompletableFuture<WorkItem> seen = new CompletableFuture<>();
    storage()
        .engine()
        .register(
            QUEUE,
            (item, attempt) -> {
              seen.complete(item);
              return CompletableFuture.completedFuture(WorkOutcome.done());
            },
            WorkSettings.DEFAULT);
    storage().engine().start();
    WorkItem item = new WorkItem(QUEUE, "g", Optional.of("lane"), "id", "p\u00e4yload", now());

    storage().work().add(item);

    assertThat(seen.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(item);
  }

  @Test
  default void anIdIsInTheQueueOnce() {
    assertThat(storage().work().add(item("a"))).isTrue();
    assertThat(storage().work().add(item("a"))).isFalse();
    storage().work().addAll(List.of(item("a"), item("b"), item("b"), item("c")));

    assertThat(rows()).isEqualTo(3);
  }

  @Test
  default void aRefusedAddLeavesTheTransactionUsable() {
    storage().work().add(item("a"));

    storage()
        .transactions()
        .run(
            () -> {
              assertThat(storage().work().add(item("a"))).isFalse();
              assertThat(storage().work().add(item("b"))).isTrue();
            });

    assertThat(rows()).isEqualTo(2);
  }

  @Test
  default void itemsOfARolledBackTransactionAreNotDone() {
    RecordingWorker worker = started();

    assertThatThrownBy(
            () ->
                storage()
                    .transactions()
                    .run(
                        () -> {
                          storage().work().add(item("lost"));
                          throw new IllegalStateException("after all");
                        }))
        .hasMessage("after all");
    storage().work().add(item("kept"));

    awaitEmpty();
    assertThat(worker.ids()).containsExactly("kept");
  }

  @Test
  default void itemsWithoutAWorkerStayWhereTheyAre() {
    RecordingWorker worker = started();
    storage().work().add(new WorkItem("other/queue", "g", Optional.empty(), "x", "", now()));
    storage().work().add(item("mine"));

    worker.awaitCount(1);
    Await.until("mine is gone", () -> rows() == 1);
    assertThat(worker.ids()).containsExactly("mine");
  }

  @Test
  default void aLaneKeepsItsOrderAndWaitsForARetryWhileOthersGoOn() {
    RecordingWorker worker =
        started()
            .answering(
                (item, attempt) ->
                    item.id().equals("a1") && attempt == 1
                        ? WorkOutcome.retryAt(now().plusSeconds(60), "not now")
                        : WorkOutcome.done());
    storage().work().addAll(List.of(inLane("a", "a1"), inLane("a", "a2"), inLane("a", "a3")));
    storage().work().addAll(List.of(inLane("b", "b1"), inLane("b", "b2"), inLane("b", "b3")));

    Await.until("lane b is done", () -> worker.ids().contains("b3"));
    assertThat(worker.ids()).doesNotContain("a2", "a3");

    fresh().clock().advance(Duration.ofSeconds(60));
    awaitEmpty();
    assertThat(worker.ids().stream().filter(id -> id.startsWith("a")))
        .containsExactly("a1", "a1", "a2", "a3");
    assertThat(worker.ids().stream().filter(id -> id.startsWith("b")))
        .containsExactly("b1", "b2", "b3");
  }

  @Test
  default void aBuriedItemHoldsUpItsLaneNoLonger() {
    RecordingWorker worker =
        started()
            .answering(
                (item, attempt) ->
                    item.id().equals("a1") ? WorkOutcome.bury("no use") : WorkOutcome.done());
    storage().work().addAll(List.of(inLane("a", "a1"), inLane("a", "a2")));

    awaitEmpty();
    assertThat(worker.ids()).containsExactly("a1", "a2");
    assertThat(buried()).isEqualTo(1);
  }

  @Test
  default void aWorkerThatThrowsIsTriedAgainEverLaterAndBuriedInTheEnd() {
    WorkSettings settings =
        new WorkSettings(
            1, Duration.ofMinutes(1), 4, Duration.ofSeconds(10), Duration.ofSeconds(30));
    RecordingWorker worker =
        started(settings)
            .answering(
                (item, attempt) -> {
                  throw new IllegalArgumentException("secret of a learner");
                });
    storage().work().add(item("a"));

    // 10 s, 20 s, 30 s, each give or take a fifth.
    for (int seconds : new int[] {10, 20, 30}) {
      int before = worker.count();
      Await.until(
          "the failure is recorded",
          () ->
              worker.count() > 0
                  && fresh().number("SELECT COUNT(*) FROM labport_work WHERE lease_until IS NULL")
                      == 1);
      long due = dueInSeconds();
      assertThat(due).isBetween(seconds * 8L / 10 - 1, seconds * 12L / 10 + 1);
      fresh().clock().advance(Duration.ofSeconds(due + 1));
      int attempts = Math.max(before, 1) + 1;
      worker.awaitCount(attempts);
    }

    Await.until("it is buried", () -> buried() == 1);
    assertThat(rows()).isZero();
    assertThat(worker.attempts()).containsExactly(1, 2, 3, 4);
    assertThat(
            fresh()
                .number(
                    "SELECT COUNT(*) FROM labport_work_buried"
                        + " WHERE reason = 'attempts used up: IllegalArgumentException'"
                        + " AND attempts = 4"))
        .isEqualTo(1);
  }

  private long dueInSeconds() {
    try (var connection = storage().dataSource().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT due_at FROM labport_work")) {
      rows.next();
      var due = rows.getObject(1, OffsetDateTime.class).toInstant();
      return Duration.between(now(), due).toSeconds();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  default void recurringWorkBeginsItsAttemptsAnew() {
    RecordingWorker worker =
        started()
            .answering(
                (item, attempt) ->
                    attempt < 3
                        ? WorkOutcome.retryAt(now(), "once more")
                        : WorkOutcome.againAt(now().plusSeconds(60)));
    storage().work().add(item("tick"));

    worker.awaitCount(3);
    Await.until(
        "it waits for its next turn",
        () -> fresh().number("SELECT COUNT(*) FROM labport_work WHERE attempt = 0") == 1);
    fresh().clock().advance(Duration.ofSeconds(60));
    worker.awaitCount(6);
    assertThat(worker.attempts().subList(0, 6)).containsExactly(1, 2, 3, 1, 2, 3);
  }

  @Test
  default void hasteningAddsOrBringsForwardAndNeverPutsOff() {
    WorkItem later =
        new WorkItem(QUEUE, "group", Optional.empty(), "a", "first", now().plusSeconds(3600));
    storage().work().hasten(later);
    assertThat(dueInSeconds()).isEqualTo(3600);

    storage().work().hasten(item("a"));
    assertThat(dueInSeconds()).isZero();

    storage().work().hastenAll(List.of(later, later));
    assertThat(dueInSeconds()).isZero();
    RecordingWorker worker = started();
    awaitEmpty();
    assertThat(worker.ids()).containsExactly("a");
  }

  @Test
  default void anItemHastenedWhileItIsBeingDoneIsDoneOnceMore() {
    CompletableFuture<WorkOutcome> first = new CompletableFuture<>();
    RecordingWorker worker = new RecordingWorker();
    worker.answeringLater(
        (item, attempt) ->
            worker.count() == 1 ? first : CompletableFuture.completedFuture(WorkOutcome.done()));
    storage().engine().register(QUEUE, worker, WorkSettings.DEFAULT);
    storage().engine().start();
    storage().work().add(item("a"));
    worker.awaitCount(1);

    storage().work().hasten(item("a"));
    storage().work().hasten(item("a"));
    first.complete(WorkOutcome.done());

    awaitEmpty();
    assertThat(worker.ids()).containsExactly("a", "a");
    assertThat(worker.attempts()).containsExactly(1, 1);
  }

  @Test
  default void anItemHastenedWhileItFailsForGoodIsTriedOnceMore() {
    CompletableFuture<WorkOutcome> first = new CompletableFuture<>();
    RecordingWorker worker = new RecordingWorker();
    worker.answeringLater(
        (item, attempt) ->
            worker.count() == 1 ? first : CompletableFuture.completedFuture(WorkOutcome.done()));
    storage().engine().register(QUEUE, worker, WorkSettings.DEFAULT);
    storage().engine().start();
    storage().work().add(item("a"));
    worker.awaitCount(1);

    storage().work().hasten(item("a"));
    first.complete(WorkOutcome.bury("no use"));

    awaitEmpty();
    assertThat(worker.count()).isEqualTo(2);
    assertThat(buried()).isZero();
  }

  @Test
  default void aCallersOpenTransactionHoldsUpNobodysCompletions() throws Exception {
    CompletableFuture<WorkOutcome> outcome = new CompletableFuture<>();
    RecordingWorker worker = new RecordingWorker();
    worker.answeringLater(
        (item, attempt) ->
            item.id().equals("a") && worker.count() == 1
                ? outcome
                : CompletableFuture.completedFuture(WorkOutcome.done()));
    storage().engine().register(QUEUE, worker, WorkSettings.DEFAULT);
    storage().engine().start();
    storage().work().add(item("a"));
    worker.awaitCount(1);

    storage()
        .transactions()
        .run(
            () -> {
              storage().work().hasten(item("a"));
              outcome.complete(WorkOutcome.done());
              other(() -> storage().work().add(item("b")));
              Await.until(
                  "b is done while the transaction is open",
                  () -> worker.ids().contains("b") && rowsOf("b") == 0);
            });

    awaitEmpty();
    assertThat(worker.ids()).containsExactlyInAnyOrder("a", "b", "a");
  }

  private long rowsOf(String id) {
    return fresh().number("SELECT COUNT(*) FROM labport_work WHERE id = '" + id + "'");
  }

  private static void other(Runnable task) {
    CompletableFuture.runAsync(task).orTimeout(20, TimeUnit.SECONDS).join();
  }

  @Test
  default void aBuriedItemIsCountedAndCanBeRevived() {
    RecordingWorker worker =
        started()
            .answering(
                (item, attempt) ->
                    item.payload().isEmpty() ? WorkOutcome.done() : WorkOutcome.bury("no use"));
    storage().work().add(item("a"));
    Await.until("it is buried", () -> buried() == 1);

    assertThat(storage().engine().health().status()).isEqualTo(Health.Status.DEGRADED);
    assertThat(storage().engine().health().detail()).startsWith("1 buried");
    assertThat(storage().work().add(item("a"))).isFalse();
    assertThat(storage().work().revive(QUEUE, "b", now())).isFalse();

    worker.answering((item, attempt) -> WorkOutcome.done());
    assertThat(storage().work().revive(QUEUE, "a", now())).isTrue();
    worker.awaitCount(2);
    awaitEmpty();
    assertThat(worker.attempts()).containsExactly(1, 1);
    assertThat(storage().work().revive(QUEUE, "a", now())).isFalse();
    assertThat(storage().engine().health().status()).isEqualTo(Health.Status.UP);
  }

  @Test
  default void hasteningTakesABuriedItemUpAgain() {
    RecordingWorker worker = started().answering((item, attempt) -> WorkOutcome.bury("no use"));
    storage().work().add(item("a"));
    Await.until("it is buried", () -> buried() == 1);

    worker.answering((item, attempt) -> WorkOutcome.done());
    storage().work().hasten(item("a"));

    worker.awaitCount(2);
    awaitEmpty();
    assertThat(buried()).isZero();
  }

  @Test
  default void onlyWhatNobodyWorksOnIsCancelled() {
    CompletableFuture<WorkOutcome> outcome = new CompletableFuture<>();
    RecordingWorker worker = started().answeringLater((item, attempt) -> outcome);
    storage()
        .work()
        .add(new WorkItem(QUEUE, "g", Optional.empty(), "later", "", now().plusSeconds(60)));
    storage().work().add(item("now"));
    worker.awaitCount(1);

    assertThat(storage().work().cancel(QUEUE, "now")).isFalse();
    assertThat(storage().work().cancel(QUEUE, "later")).isTrue();
    assertThat(storage().work().cancel(QUEUE, "later")).isFalse();

    outcome.complete(WorkOutcome.done());
    awaitEmpty();
  }

  @Test
  default void aSlowGroupDelaysNoOtherAndKeepsToItsPlaces() {
    CompletableFuture<WorkOutcome> never = new CompletableFuture<>();
    RecordingWorker worker =
        started(
                new WorkSettings(
                    2, Duration.ofMinutes(5), 3, Duration.ofSeconds(1), Duration.ofSeconds(1)))
            .answeringLater(
                (item, attempt) ->
                    item.group().equals("slow")
                        ? never
                        : CompletableFuture.completedFuture(WorkOutcome.done()));
    List<WorkItem> slow = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      slow.add(new WorkItem(QUEUE, "slow", Optional.empty(), "slow" + i, "", now()));
    }
    storage().work().addAll(slow);
    List<WorkItem> quick = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      quick.add(new WorkItem(QUEUE, "quick" + i % 20, Optional.empty(), "quick" + i, "", now()));
    }
    storage().work().addAll(quick);

    Await.until("all quick ones are done", () -> rows() == 1000);
    assertThat(worker.ids().stream().filter(id -> id.startsWith("slow"))).hasSize(2);
  }

  @Test
  default void aSlowSynchronousGroupDelaysNoOther() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    RecordingWorker worker =
        started()
            .answering(
                (item, attempt) -> {
                  if (item.group().equals("slow")) {
                    awaitLatch(release);
                  }
                  return WorkOutcome.done();
                });
    for (int i = 0; i < 20; i++) {
      storage().work().add(new WorkItem(QUEUE, "slow", Optional.empty(), "slow" + i, "", now()));
    }
    storage().work().add(item("quick"));

    Await.until("the quick one is done", () -> rowsOf("quick") == 0);
    assertThat(rows()).isEqualTo(20);
    release.countDown();
    awaitEmpty();
    assertThat(worker.count()).isEqualTo(21);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  default void anItemWhoseLeaseRanOutComesAgainAndItsFirstWorkerCannotCompleteIt() {
    CompletableFuture<WorkOutcome> first = new CompletableFuture<>();
    CompletableFuture<WorkOutcome> second = new CompletableFuture<>();
    RecordingWorker worker =
        started(leased(Duration.ofSeconds(1)))
            .answeringLater((item, attempt) -> attempt == 1 ? first : second);
    storage().work().add(item("a"));
    worker.awaitCount(2);

    first.complete(WorkOutcome.done());
    storage().work().add(item("b"));
    second.complete(WorkOutcome.retryAt(now().plusSeconds(60), "not now"));

    Await.until(
        "the second outcome counts",
        () ->
            fresh()
                    .number(
                        "SELECT COUNT(*) FROM labport_work"
                            + " WHERE id = 'a' AND lease_until IS NULL AND attempt >= 2")
                == 1);
  }

  @Test
  default void anItemWhoseLeaseRunsOutFiveTimesIsPoison() {
    CompletableFuture<WorkOutcome> never = new CompletableFuture<>();
    RecordingWorker worker =
        started(leased(Duration.ofMillis(40))).answeringLater((item, attempt) -> never);
    storage().work().add(item("a"));

    Await.until("it is buried", () -> buried() == 1);
    assertThat(worker.count()).isLessThanOrEqualTo(5);
    assertThat(
            fresh().number("SELECT COUNT(*) FROM labport_work_buried WHERE reason LIKE 'poison%'"))
        .isEqualTo(1);
  }

  @Test
  default void aNodeCutOffFromTheDatabaseLosesItsItemsToAnother() {
    SeverableDataSource line = new SeverableDataSource(fresh().database().newPool());
    TestStorage dying = fresh().node(line);
    CompletableFuture<WorkOutcome> outcome = new CompletableFuture<>();
    RecordingWorker first = new RecordingWorker().answeringLater((item, attempt) -> outcome);
    dying.engine().register(QUEUE, first, leased(Duration.ofSeconds(1)));
    dying.engine().start();
    storage().work().addAll(List.of(item("a"), item("b")));
    first.awaitCount(2);

    line.sever();
    outcome.complete(WorkOutcome.done());
    RecordingWorker second = started();

    awaitEmpty();
    assertThat(second.ids()).containsExactlyInAnyOrder("a", "b");
    assertThat(second.attempts()).containsExactly(2, 2);
  }

  @Test
  default void stoppingWaitsForWhatRunsAndGivesBackTheRestUncounted() {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger finished = new AtomicInteger();
    RecordingWorker worker =
        started(
                new WorkSettings(
                    1, Duration.ofMinutes(5), 3, Duration.ofSeconds(1), Duration.ofSeconds(1)))
            .answering(
                (item, attempt) -> {
                  if (item.id().equals("slow")) {
                    awaitLatch(release);
                  }
                  finished.incrementAndGet();
                  return WorkOutcome.done();
                });
    List<WorkItem> items = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      items.add(item("quick" + i));
    }
    items.add(150, item("slow"));
    storage().work().addAll(items);
    Await.until("the slow one runs", () -> worker.ids().contains("slow"));

    CompletableFuture<Void> stopping =
        CompletableFuture.runAsync(() -> storage().engine().stop(Duration.ofSeconds(20)));
    Await.until(
        "what waited is given back",
        () ->
            fresh().number("SELECT COUNT(*) FROM labport_work WHERE lease_until IS NOT NULL") == 1);
    assertThat(stopping).isNotDone();
    release.countDown();
    stopping.orTimeout(20, TimeUnit.SECONDS).join();

    assertThat(rows()).isEqualTo(301 - finished.get());
    assertThat(
            fresh()
                .number(
                    "SELECT COUNT(*) FROM labport_work"
                        + " WHERE attempt <> 0 OR lost <> 0 OR lease_until IS NOT NULL"))
        .isZero();
    storage().engine().stop(Duration.ofSeconds(1));
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.isAlive() && thread.getName().equals("labport-work-claimer"));
  }

  @Test
  default void healthTellsWhetherTheEngineRunsAndWhatIsOverdue() {
    assertThat(storage().engine().health().status()).isEqualTo(Health.Status.DOWN);
    CompletableFuture<WorkOutcome> never = new CompletableFuture<>();
    RecordingWorker worker =
        started(
                new WorkSettings(
                    1, Duration.ofMinutes(5), 3, Duration.ofSeconds(1), Duration.ofSeconds(1)))
            .answeringLater((item, attempt) -> never);
    storage().work().addAll(List.of(item("a"), item("b"), item("c")));
    worker.awaitCount(1);
    assertThat(storage().engine().health().status()).isEqualTo(Health.Status.UP);

    fresh().clock().advance(Duration.ofMinutes(6));

    assertThat(storage().engine().health().status()).isEqualTo(Health.Status.DEGRADED);
    assertThat(storage().engine().health().detail())
        .isEqualTo("0 buried, 2 overdue by more than 5 minutes");
    ((SeverableDataSource) storage().dataSource()).sever();
    assertThat(storage().engine().health())
        .isEqualTo(Health.down("the work queue cannot be read: storage.unavailable"));
    ((SeverableDataSource) storage().dataSource()).join();
  }

  @Test
  default void theEngineGoesOnWhenTheDatabaseComesBack() {
    RecordingWorker worker = started();
    TestStorage other = fresh().node();
    ((SeverableDataSource) storage().dataSource()).sever();
    other.work().add(item("a"));
    assertThat(Await.within(Duration.ofMillis(600), () -> worker.count() > 0)).isFalse();

    ((SeverableDataSource) storage().dataSource()).join();

    worker.awaitCount(1);
    awaitEmpty();
  }

  @Test
  default void aHundredThousandItemsAreAddedAndHastenedInSeconds() {
    List<WorkItem> items = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      items.add(
          new WorkItem(
              QUEUE, "group" + i % 10, Optional.empty(), "id" + i, "x", now().plusSeconds(60)));
    }
    long began = System.nanoTime();
    storage().work().addAll(items);
    storage().work().hastenAll(items.subList(0, 50_000));
    long took = System.nanoTime() - began;

    assertThat(rows()).isEqualTo(100_000);
    assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(40));
  }

  @Test
  default void whatDoesNotFitIsRefused() {
    BackgroundWork work = storage().work();

    assertThatThrownBy(() -> work.add(item("x".repeat(301))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the id of a work item has 1 to 300 characters");
    assertThatThrownBy(
            () ->
                work.add(
                    new WorkItem(
                        QUEUE, "g", Optional.empty(), "a", "\u00e4".repeat(32 * 1024 + 1), now())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the payload of a work item has at most 64 KiB");
    assertThatThrownBy(
            () -> {
              storage().engine().register(QUEUE, new RecordingWorker(), WorkSettings.DEFAULT);
              storage().engine().register(QUEUE, new RecordingWorker(), WorkSettings.DEFAULT);
            })
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(QUEUE);
    storage().engine().start();
    assertThatThrownBy(
            () -> storage().engine().register("late", new RecordingWorker(), WorkSettings.DEFAULT))
        .isInstanceOf(IllegalStateException.class);
  }
}
