package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.TurnedClock;
import io.labport.adapter.lti.service.Scopes;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Grade documents on the store of a real database, with two nodes. */
abstract class GradeLaneContract {
  private final TurnedClock clock = new TurnedClock();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);
  private final List<TestStorage> nodes = new ArrayList<>();
  private TestDatabase database;

  abstract TestDatabase empty();

  @BeforeEach
  void open() {
    database = empty();
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    nodes.forEach(TestStorage::close);
    database.close();
  }

  private GradeDocuments node() {
    TestStorage node = TestStorage.over(database.newPool(), clock);
    nodes.add(node);
    return new GradeDocuments(node.adapterStores().of("lti"), clock);
  }

  @Test
  void noTwoTimestampsOfALaneAreEqualThoughManyAskAtOnce() throws Exception {
    List<GradeDocuments> both = List.of(node(), node());
    CountDownLatch start = new CountDownLatch(1);
    List<Future<List<Long>>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      GradeDocuments documents = both.get(i % 2);
      answers.add(
          threads.submit(
              () -> {
                start.await();
                List<Long> mine = new ArrayList<>();
                for (int n = 0; n < 10; n++) {
                  mine.add(documents.lane("l", l -> l.next(clock.millis(), 1)).lastTimestamp());
                }
                return mine;
              }));
    }
    start.countDown();

    List<Long> all = new ArrayList<>();
    for (Future<List<Long>> answer : answers) {
      assertThat(answer.get()).isSorted();
      all.addAll(answer.get());
    }
    assertThat(all).doesNotHaveDuplicates().hasSize(80);
    assertThat(both.get(0).lane("l").orElseThrow().lastTimestamp()).isEqualTo(clock.millis() + 79);
  }

  @Test
  void bindingsArePagedInOrderAndExpiredOnesAreNotThere() {
    GradeDocuments documents = node();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      ids.add(documents.remember(binding("rl-" + i)));
    }
    clock.turn(Duration.ofDays(399));
    String renewed = documents.remember(binding("rl-3"));

    List<String> seen = new ArrayList<>();
    Optional<String> after = Optional.empty();
    List<GradeDocuments.Kept> page = documents.bindings(after, 3);
    while (!page.isEmpty()) {
      page.forEach(kept -> seen.add(kept.id()));
      page = documents.bindings(Optional.of(seen.get(seen.size() - 1)), 3);
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(ids).doesNotHaveDuplicates();

    clock.turn(Duration.ofDays(1));
    assertThat(documents.bindings(Optional.empty(), 10))
        .singleElement()
        .satisfies(kept -> assertThat(kept.id()).isEqualTo(renewed))
        .satisfies(
            kept ->
                assertThat(kept.launchedAt()).isEqualTo(clock.instant().minus(Duration.ofDays(1))));
  }

  private static GradeBinding binding(String link) {
    return new GradeBinding(
        "reg",
        "14",
        "c",
        link,
        "u",
        "https://lms.example/i",
        null,
        List.of(Scopes.SCORE),
        null,
        null,
        null,
        null);
  }
}
