package io.labport.adapter.scorm.dispatch;

import static io.labport.adapter.scorm.dispatch.Scene.admitted;
import static io.labport.adapter.scorm.dispatch.Scene.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.adapter.scorm.dispatch.Admission.Decision;
import io.labport.adapter.scorm.dispatch.ScormEvent.Kind;
import io.labport.core.testkit.Await;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must be exact when many come at once, on a real database with two nodes. */
abstract class GovernanceContract {
  private static final int MANY = 200;

  private final TestClock clock = new TestClock();
  private final ExecutorService threads = Executors.newFixedThreadPool(MANY);
  private TestDatabase database;
  private Scene one;
  private Scene other;

  abstract TestDatabase empty();

  @BeforeEach
  void open() {
    database = empty();
    one = new Scene(database, clock);
    other = new Scene(database, clock);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    one.close();
    other.close();
    database.close();
  }

  private <T> List<T> together(List<Callable<T>> calls) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> answers = new ArrayList<>();
    for (Callable<T> call : calls) {
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return call.call();
              }));
    }
    start.countDown();
    List<T> all = new ArrayList<>();
    for (Future<T> answer : answers) {
      all.add(answer.get());
    }
    return all;
  }

  private Scene node(int i) {
    return i % 2 == 0 ? one : other;
  }

  /** As a caller does it: refused means rolled back. */
  private static Optional<RefusalCode> enrol(Scene node, Dispatch dispatch, String learner) {
    try {
      return node.inTransaction(
          () -> {
            node.get(Admission.class)
                .enrol(dispatch, learner)
                .ifPresent(
                    code -> {
                      throw new RolledBack(code);
                    });
            return Optional.empty();
          });
    } catch (RolledBack e) {
      return Optional.of(e.code);
    }
  }

  private static final class RolledBack extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final RefusalCode code;

    RolledBack(RefusalCode code) {
      this.code = code;
    }
  }

  @Test
  void ofTwoHundredFirstLaunchesAtACapOfAHundredExactlyAHundredGetIn() throws Exception {
    Dispatch dispatch = one.issue(Map.of("limits", Map.of("registrations", 100)));
    List<Callable<Optional<RefusalCode>>> calls = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Scene node = node(i);
      String learner = "learner" + i;
      calls.add(() -> enrol(node, dispatch, learner));
    }
    Collections.shuffle(calls, new java.util.Random(7));

    List<Optional<RefusalCode>> answers = together(calls);

    assertThat(answers.stream().filter(Optional::isEmpty)).hasSize(100);
    assertThat(answers.stream().flatMap(Optional::stream))
        .hasSize(100)
        .containsOnly(RefusalCode.CAP_REACHED);
    assertThat(one.get(ScormDispatches.class).registered(dispatch.id())).isEqualTo(100);
    assertThat(one.store().page("learner", dispatch.id(), Optional.empty(), 1000)).hasSize(100);
    Await.until("the warnings", () -> one.told.size() + other.told.size() >= 3);
    assertThat(Stream.concat(one.kinds().stream(), other.kinds().stream()))
        .containsExactlyInAnyOrder(Kind.CAP_WARNING_90, Kind.CAP_WARNING_95, Kind.CAP_REACHED);
    assertThat(one.told.stream().allMatch(each -> each.count() == 1)).isTrue();
  }

  @Test
  void aLearnerWhoComesTwentyTimesAtOnceTakesOneSeat() throws Exception {
    Dispatch dispatch = one.issue(Map.of("limits", Map.of("registrations", 1)));
    List<Callable<Optional<RefusalCode>>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Scene node = node(i);
      calls.add(() -> enrol(node, dispatch, "the same"));
    }

    assertThat(together(calls)).containsOnly(Optional.empty());
    assertThat(one.get(ScormDispatches.class).registered(dispatch.id())).isEqualTo(1);
  }

  @Test
  void aSeatWhoseTakerRolledBackIsGivenToSomebodyElse() {
    Dispatch dispatch = one.issue(Map.of("limits", Map.of("registrations", 9)));
    for (int i = 0; i < 4; i++) {
      assertThat(enrol(one, dispatch, "early" + i)).isEmpty();
    }
    one.store().delete("seat", dispatch.id() + "/start/00000003");
    for (int i = 0; i < 6; i++) {
      assertThat(enrol(one, dispatch, "late" + i)).as("late" + i).isEmpty();
    }
    assertThat(enrol(one, dispatch, "latest")).contains(RefusalCode.CAP_REACHED);
    assertThat(one.get(ScormDispatches.class).registered(dispatch.id())).isEqualTo(9);
  }

  @Test
  void ofARefusedLearnerNothingStaysWhetherOrNotTheCallerRollsBack() {
    Dispatch dispatch = one.issue(Map.of("limits", Map.of("registrations", 1)));
    assertThat(enrol(one, dispatch, "first")).isEmpty();
    String before = one.dump("learner", "seat", "cap-told");

    assertThat(enrol(one, dispatch, "second")).contains(RefusalCode.CAP_REACHED);
    assertThat(one.dump("learner", "seat", "cap-told")).isEqualTo(before);

    Optional<RefusalCode> committed =
        one.inTransaction(() -> one.get(Admission.class).enrol(dispatch, "third"));
    assertThat(committed).contains(RefusalCode.CAP_REACHED);
    assertThat(one.dump("learner", "seat", "cap-told")).isEqualTo(before);
  }

  @Test
  void anEnrolmentThatRollsBackTellsNobodyAndFreesItsSeat() {
    Dispatch dispatch = one.issue(Map.of("limits", Map.of("registrations", 1)));
    assertThatThrownBy(
            () ->
                one.inTransaction(
                    () -> {
                      assertThat(one.get(Admission.class).enrol(dispatch, "unlucky")).isEmpty();
                      throw new RolledBack(RefusalCode.UNREADABLE);
                    }))
        .isInstanceOf(RolledBack.class);

    assertThat(one.dump("learner", "seat", "cap-told")).isEmpty();
    assertThat(enrol(one, dispatch, "lucky")).isEmpty();
    Await.until("the one event", () -> one.told.size() + other.told.size() == 1);
  }

  @Test
  void ofTwentyOriginsThatComeFirstAtOnceOneIsLearnt() throws Exception {
    Dispatch dispatch = one.issue(Map.of());
    List<Callable<Decision>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Scene node = node(i);
      Optional<String> origin = Optional.of("https://lms" + i + ".example.edu");
      calls.add(() -> node.enter(dispatch, 1, origin));
    }

    List<Decision> answers = together(calls);

    assertThat(answers.stream().filter(Decision.Admitted.class::isInstance)).hasSize(1);
    assertThat(answers.stream().filter(refused(RefusalCode.ORIGIN_NOT_ALLOWED)::equals))
        .hasSize(19);
    Dispatch after = one.get(DispatchBook.class).find(dispatch.id()).orElseThrow();
    assertThat(after.access().origins()).hasSize(1);
    List<Kind> kinds =
        Stream.concat(one.kinds().stream(), other.kinds().stream()).sorted().toList();
    assertThat(kinds.stream().filter(Kind.ORIGIN_LEARNED::equals)).hasSize(1);
    assertThat(kinds.stream().filter(Kind.ORIGIN_WAITING::equals)).hasSize(19);
  }

  @Test
  void capacityAttackAsManyLabsStartAsAllowedWhenAllStartAtOnce() throws Exception {
    Dispatch dispatch = one.issue(Map.of("limits", Map.of("concurrentLabs", 5)));
    List<Callable<Optional<RefusalCode>>> calls = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Scene node = node(i);
      String launch = "launch" + i;
      calls.add(
          () ->
              node.inTransaction(
                  () -> node.get(Admission.class).startLab(dispatch, "r-" + launch, launch)));
    }

    List<Optional<RefusalCode>> answers = together(calls);

    assertThat(answers.stream().filter(Optional::isEmpty)).hasSize(5);
    assertThat(answers.stream().flatMap(Optional::stream)).containsOnly(RefusalCode.TOO_MANY_LABS);
  }

  @Test
  void theKeyOfATenantIsTheSameOnAllNodesThatFirstNeedItAtOnce() throws Exception {
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Scene node = node(i);
      calls.add(
          () ->
              java.util.HexFormat.of()
                  .formatHex(node.get(TenantSecrets.class).derived("fresh", "receipt")));
    }
    assertThat(java.util.Set.copyOf(together(calls))).hasSize(1);
  }

  @Test
  void aRevocationOnOneNodeWorksAtTheNextCallOnTheOther() {
    Dispatch dispatch = one.issue(Map.of());
    admitted(other.enter(dispatch));
    one.get(ScormDispatches.class).revoke(dispatch.id());

    assertThat(other.enter(dispatch)).isEqualTo(refused(RefusalCode.REVOKED));
    assertThat(other.get(Admission.class).stillGood(dispatch.id(), 1, Optional.of(Scene.LMS)))
        .isEqualTo(refused(RefusalCode.REVOKED));
  }

  @Test
  void theSameHappeningManyTimesWithinAnHourIsOneEventWithACount() throws Exception {
    ScormEvent event =
        new ScormEvent(Kind.UNPROVEN_LEARNER, "d", Optional.of("r"), "did not show the secret");
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Scene node = node(i);
      calls.add(
          () -> {
            node.get(OperatorEvents.class).raise(event);
            return true;
          });
    }
    together(calls);
    clock.advance(Duration.ofHours(1));
    one.get(OperatorEvents.class).raise(event);

    List<RecordedEvent> kept =
        one.get(EventLog.class).page(Optional.of("d"), Optional.empty(), 10).events();
    assertThat(kept).extracting(RecordedEvent::count).containsExactly(1L, 40L);
  }
}
