package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.TurnedClock;
import io.labport.adapter.lti.keys.Unguessable;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestStorage;
import java.security.SecureRandom;
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

/** The lock on the store of a real database, with two nodes. */
abstract class CreationLockContract {
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

  private CreationLock node() {
    TestStorage node = TestStorage.over(database.newPool(), clock);
    nodes.add(node);
    return new CreationLock(
        node.adapterStores().of("lti"), new Unguessable(new SecureRandom()), clock);
  }

  @Test
  void ofManyOnlyOneHasItAtATime() throws Exception {
    List<CreationLock> both = List.of(node(), node());
    for (int round = 0; round < 5; round++) {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<Optional<CreationLock.Held>>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        CreationLock lock = both.get(i % 2);
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return lock.take("column");
                }));
      }
      start.countDown();
      List<CreationLock.Held> won = new ArrayList<>();
      for (Future<Optional<CreationLock.Held>> answer : answers) {
        answer.get().ifPresent(won::add);
      }
      assertThat(won).hasSize(1);
      assertThat(both.get(1).take("another " + round)).isPresent();
      both.get(1).release(won.get(0));
    }
  }

  @Test
  void whoDiesHoldingItLosesItAndCannotGiveBackWhatIsAnothers() {
    CreationLock first = node();
    CreationLock second = node();
    CreationLock.Held dead = first.take("column").orElseThrow();
    assertThat(second.take("column")).isEmpty();

    clock.turn(CreationLock.HELD);
    assertThat(second.take("column")).isPresent();
    first.release(dead);

    assertThat(first.take("column")).isEmpty();
  }
}
