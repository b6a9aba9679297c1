package io.labport.core.testkit;

import static io.labport.core.testkit.TestRuns.NOON;
import static io.labport.core.testkit.TestRuns.candidate;
import static io.labport.core.testkit.TestRuns.head;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.domain.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What becomes of events that are recorded with a run. */
public interface EventDeliveryContract extends StorageContract {

  private LabRun opened(String id) {
    return storage()
        .labRuns()
        .open(
            candidate(
                id,
                new LearnerId(new Tenant("acme"), "learner-" + id),
                new SkillableUserId("user-" + id)));
  }

  private List<LabEvent> changes(LabRun run, int from, int to) {
    List<LabEvent> events = new ArrayList<>();
    for (int i = from; i <= to; i++) {
      events.add(
          new LabEvent.StateChanged(
              head(run, i), RunState.RUNNING, RunState.SAVED, LabEvent.DetectedBy.POLL));
    }
    return events;
  }

  @Test
  default void everySubscriptionGetsEveryEventInOrderAndAsItWas() {
    List<LabEvent> one = new CopyOnWriteArrayList<>();
    List<LabEvent> other = new CopyOnWriteArrayList<>();
    storage().subscriptions().add("lti/grade-push", one::add);
    storage().subscriptions().add("webhook/publish", other::add);
    storage().engine().start();
    LabRun run = opened("r1");
    List<LabEvent> events =
        List.of(
            new LabEvent.Launched(head(run, 1), new LabInstanceId(9), Optional.of(NOON)),
            new LabEvent.Launched(head(run, 2), new LabInstanceId(9), Optional.empty()),
            new LabEvent.StateChanged(
                head(run, 3),
                RunState.LAUNCHING,
                RunState.RUNNING,
                LabEvent.DetectedBy.PROVIDER_WEBHOOK),
            new LabEvent.Completed(head(run, 4), new CompletionStatus(77)),
            new LabEvent.Graded(head(run, 5), 2),
            new LabEvent.Cancelled(head(run, 6)),
            new LabEvent.LaunchFailed(
                head(run, 7), RefusalReason.LAUNCH_REJECTED, OptionalInt.of(110)),
            new LabEvent.LaunchFailed(
                head(run, 8), RefusalReason.USER_LIMIT_REACHED, OptionalInt.empty()));

    storage().labRuns().replace(run.withLastEvent(8), events);

    Await.until("both got all", () -> one.size() >= 8 && other.size() >= 8);
    assertThat(one).isEqualTo(events);
    assertThat(other).isEqualTo(events);
  }

  @Test
  default void aRunWhoseEventFailsStopsNoOtherRunAndKeepsItsOrder() {
    AtomicBoolean broken = new AtomicBoolean(true);
    List<String> got = new CopyOnWriteArrayList<>();
    storage()
        .subscriptions()
        .add(
            "test/all",
            event -> {
              if (broken.get() && event.head().run().value().equals("bad")) {
                throw new IllegalStateException("not now");
              }
              got.add(event.head().run() + "/" + event.head().sequence());
            });
    storage().engine().start();
    LabRun bad = opened("bad");
    storage().labRuns().replace(bad.withLastEvent(3), changes(bad, 1, 3));
    for (int i = 0; i < 20; i++) {
      LabRun good = opened("good" + i);
      storage().labRuns().replace(good.withLastEvent(2), changes(good, 1, 2));
    }

    Await.until("the good ones came", () -> got.size() == 40);
    assertThat(got).noneMatch(event -> event.startsWith("bad"));

    broken.set(false);
    fresh().clock().advance(Duration.ofHours(2));
    Await.until("the bad one came", () -> got.size() == 43);
    assertThat(got.stream().filter(event -> event.startsWith("bad")))
        .containsExactly("bad/1", "bad/2", "bad/3");
  }

  @Test
  default void whatARolledBackTransactionRecordedIsNotDelivered() {
    List<LabEvent> got = new CopyOnWriteArrayList<>();
    storage().subscriptions().add("test/all", got::add);
    storage().engine().start();
    LabRun run = opened("r1");

    assertThatThrownBy(
            () ->
                storage()
                    .transactions()
                    .run(
                        () -> {
                          storage().labRuns().replace(run.withLastEvent(1), changes(run, 1, 1));
                          throw new IllegalStateException("after all");
                        }))
        .hasMessage("after all");
    storage().labRuns().replace(run.withLastEvent(2), changes(run, 1, 2));

    Await.until("the second try came", () -> got.size() >= 2);
    assertThat(got).extracting(event -> event.head().sequence()).containsExactly(1, 2);
  }

  @Test
  default void whatWasNotDeliveredBeforeARestartIsDeliveredAfterwards() {
    storage().subscriptions().add("test/all", event -> {});
    LabRun run = opened("r1");
    storage().labRuns().replace(run.withLastEvent(2), changes(run, 1, 2));

    TestStorage restarted = fresh().node();
    List<LabEvent> got = new CopyOnWriteArrayList<>();
    restarted.subscriptions().add("test/all", got::add);
    restarted.engine().start();

    Await.until("both came", () -> got.size() == 2);
    assertThat(got).extracting(event -> event.head().sequence()).containsExactly(1, 2);
  }

  @Test
  default void aSubscriptionHasOneListener() {
    storage().subscriptions().add("test/all", event -> {});

    assertThatThrownBy(() -> storage().subscriptions().add("test/all", event -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test/all");
    assertThat(storage().subscriptions().names()).containsExactly("test/all");
  }
}
