package io.labport.core.outbound.storage.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.WorkSettings;
import io.labport.core.testkit.Await;
import io.labport.core.testkit.SeverableDataSource;
import io.labport.core.testkit.StorageExtension;
import io.labport.core.testkit.TestDatabases;
import io.labport.core.testkit.TestStorage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two engines on one database. */
final class PostgresNodesTest {
  private static final String QUEUE = "test/queue";
  private static final int ITEMS = 1500;
  private static final int LANES = 60;

  @RegisterExtension final StorageExtension fresh = StorageExtension.on(TestDatabases::postgres);

  private final List<String> begun = new CopyOnWriteArrayList<>();
  private final Set<String> nodes = ConcurrentHashMap.newKeySet();
  private final Set<String> lanesInWork = ConcurrentHashMap.newKeySet();
  private final List<String> lanesTwiceInWork = new CopyOnWriteArrayList<>();
  private final Random random = new Random(4711);

  private void start(TestStorage node, String name, Duration lease) {
    node.engine()
        .register(
            QUEUE,
            (item, attempt) -> worked(name, item),
            new WorkSettings(4, lease, 80, Duration.ofSeconds(1), Duration.ofSeconds(1)));
    node.engine().start();
  }

  private CompletionStage<WorkOutcome> worked(String node, WorkItem item) {
    String lane = item.lane().orElseThrow();
    nodes.add(node);
    begun.add(item.id());
    if (!lanesInWork.add(lane)) {
      lanesTwiceInWork.add(lane);
    }
    return CompletableFuture.supplyAsync(
        () -> {
          lanesInWork.remove(lane);
          return WorkOutcome.done();
        },
        CompletableFuture.delayedExecutor(random.nextInt(15), TimeUnit.MILLISECONDS));
  }

  /** Each node adds half of the lanes: it hears of its own additions at once. */
  private void addItems(TestStorage one, TestStorage other) {
    List<WorkItem> even = new ArrayList<>();
    List<WorkItem> odd = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      (i % 2 == 0 ? even : odd)
          .add(
              new WorkItem(
                  QUEUE,
                  "group" + i % LANES / 6,
                  Optional.of("lane" + i % LANES),
                  i % LANES + "/" + i / LANES,
                  "",
                  fresh.clock().instant()));
    }
    one.work().addAll(even);
    other.work().addAll(odd);
  }

  private void awaitEmpty() {
    Await.until("the queue is empty", () -> fresh.number("SELECT COUNT(*) FROM labport_work") == 0);
  }

  /** Of each lane the first appearances of its items. */
  private Map<String, List<Integer>> byLane() {
    Map<String, List<Integer>> lanes = new HashMap<>();
    for (String id : new LinkedHashSet<>(begun)) {
      String[] parts = id.split("/", -1);
      lanes.computeIfAbsent(parts[0], k -> new ArrayList<>()).add(Integer.valueOf(parts[1]));
    }
    return lanes;
  }

  @Test
  void noItemIsDoneTwiceAndLanesKeepTheirOrder() {
    TestStorage two = fresh.node();
    start(fresh.storage(), "one", Duration.ofMinutes(1));
    start(two, "two", Duration.ofMinutes(1));

    addItems(fresh.storage(), two);

    awaitEmpty();
    assertThat(begun).hasSize(ITEMS).doesNotHaveDuplicates();
    assertThat(nodes).containsExactlyInAnyOrder("one", "two");
    assertThat(lanesTwiceInWork).isEmpty();
    assertThat(byLane()).hasSize(LANES).allSatisfy((lane, order) -> assertThat(order).isSorted());
  }

  @Test
  void whenANodeDiesTheOtherFinishesItsItemsInOrder() {
    SeverableDataSource line = new SeverableDataSource(fresh.database().newPool());
    TestStorage dying = fresh.node(line);
    start(dying, "dying", Duration.ofSeconds(1));
    start(fresh.storage(), "living", Duration.ofSeconds(1));
    addItems(fresh.storage(), dying);
    Await.until("both are at it", () -> nodes.size() == 2 && begun.size() > 100);

    line.sever();

    awaitEmpty();
    assertThat(new HashSet<>(begun)).hasSize(ITEMS);
    assertThat(byLane()).allSatisfy((lane, order) -> assertThat(order).isSorted());
  }

  @Test
  void aLongSnapshotElsewhereChangesNothing() throws SQLException {
    try (Connection snapshot = fresh.database().newPool().getConnection();
        Statement statement = snapshot.createStatement()) {
      snapshot.setAutoCommit(false);
      snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      statement.executeQuery("SELECT COUNT(*) FROM labport_work").close();
      TestStorage two = fresh.node();
      start(fresh.storage(), "one", Duration.ofMinutes(1));
      start(two, "two", Duration.ofMinutes(1));

      addItems(fresh.storage(), two);

      awaitEmpty();
      assertThat(begun).hasSize(ITEMS).doesNotHaveDuplicates();
      assertThat(byLane()).allSatisfy((lane, order) -> assertThat(order).isSorted());
      snapshot.rollback();
    }
  }
}
