package io.labport.core.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.RunState;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestStorage;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a poll costs when very many labs are open, and when very many results have changed. */
interface ScaleContract {
  int MANY = 100_000;

  /** Runs out after everything that is measured here. */
  Duration UNTIL_EXPIRY = Duration.ofHours(4);

  long MOST_GROWTH_MIB = 256;

  TestDatabase database();

  /** A row source whose column {@code x} goes from 0 to below {@code n}. */
  String series(int n);

  @Test
  default void aPollIsOneCallHoweverManyLabsAreOpenAndAHundredThousandResultsStreamThrough() {
    try (Bench bench = new Bench(database(), Map.of("skillable.list-deadline", "PT5M"));
        TestStorage storage = TestStorage.over(bench.dataSource(), bench.clock)) {
      LaunchOutcome.Opened pattern = bench.launch("pattern");
      long first = bench.control().startLabs(MANY, 104, "bulk-");
      // So long ago that they are no news to any poll.
      bench.advance(Duration.ofMinutes(30));
      eventuallyPolled(bench, storage);

      List<String> table = new ArrayList<>(List.of("open labs | calls per poll | ms"));
      List<Integer> calls = new ArrayList<>();
      int open = 0;
      for (int size : new int[] {10, 1_000, MANY}) {
        insertRuns(bench, storage, pattern, first, open, size);
        open = size;
        long began = System.nanoTime();
        calls.add(callsOfOnePoll(bench, storage));
        table.add(
            "%9d | %14d | %d"
                .formatted(
                    size,
                    calls.get(calls.size() - 1),
                    Duration.ofNanos(System.nanoTime() - began).toMillis()));
      }
      table.forEach(System.out::println);
      assertThat(calls).containsOnly(1);

      pollAHundredThousandResults(bench, storage, first);
    }
  }

  private static void pollAHundredThousandResults(
      Bench bench, TestStorage storage, long firstInstance) {
    bench.control().completeLabs(firstInstance, MANY, new BigDecimal("80"));
    bench.control().forgetRequests();
    long before = usedMib();
    long[] most = {before};
    long began = System.nanoTime();

    bench.advance(Duration.ofMinutes(2));
    Instant now = bench.clock.instant();
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              most[0] = Math.max(most[0], usedMib());
              return polled(storage, now);
            });

    System.out.printf(
        "%d changed results: %d ms, live heap %d MiB before, at most %d MiB during, %d MiB after%n",
        MANY, Duration.ofNanos(System.nanoTime() - began).toMillis(), before, most[0], usedMib());
    assertThat(most[0] - before).as("live heap during the poll").isLessThan(MOST_GROWTH_MIB);
    assertThat(usedMib() - before).as("live heap after the poll").isLessThan(MOST_GROWTH_MIB);
    assertThat(bench.control().calls("LatestResults")).isEqualTo(1);
    assertThat(bench.control().calls("Results")).isZero();
    assertThat(scheduledOrDone(bench, now)).isEqualTo(MANY);
    bench.eventually(() -> completed(bench) >= 300);
    assertThat(bench.number("SELECT COUNT(*) FROM labport_work_buried")).isZero();
  }

  private static int callsOfOnePoll(Bench bench, TestStorage storage) {
    bench.control().forgetRequests();
    bench.advance(Duration.ofSeconds(91));
    eventuallyPolled(bench, storage);
    assertThat(bench.control().calls("LatestResults")).isEqualTo(1);
    return bench.control().calls().values().stream().mapToInt(Integer::intValue).sum();
  }

  private static void eventuallyPolled(Bench bench, TestStorage storage) {
    Instant now = bench.clock.instant();
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> polled(storage, now));
  }

  private static boolean polled(TestStorage storage, Instant at) {
    return storage.watermarks().find("latest-results").equals(Optional.of(at));
  }

  /** Each changed run was handled already, or its follow-up is due. */
  private static long scheduledOrDone(Bench bench, Instant now) {
    return bench.number(
        "SELECT COUNT(*) FROM labport_work w JOIN labport_run r ON r.id = w.id"
            + " WHERE w.queue = 'core/follow-run' AND r.lms_user_id LIKE 'bulk-%'"
            + " AND (r.state = 'COMPLETED' OR w.due_at <= TIMESTAMP WITH TIME ZONE '"
            + now
            + "')");
  }

  private static long completed(Bench bench) {
    return bench.number(
        "SELECT COUNT(*) FROM labport_run WHERE state = '" + RunState.COMPLETED + "'");
  }

  /** As many runs as the pattern's launch would have left, without as many launches. */
  private void insertRuns(
      Bench bench,
      TestStorage storage,
      LaunchOutcome.Opened pattern,
      long firstInstance,
      int from,
      int to) {
    String copies =
        "INSERT INTO labport_run (id, tenant, lms_user_id, user_id, lab_profile, open_key, channel,"
            + " attempt, state, instance_id, created_at, launch_sent_at, expires_at, last_event,"
            + " version) SELECT 'bulk' || CAST(x AS VARCHAR), tenant,"
            + " 'bulk-' || CAST(x AS VARCHAR), 'bulk-' || CAST(x AS VARCHAR), 104,"
            + " '104/bulk-' || CAST(x AS VARCHAR), channel, 1, state, x + "
            + firstInstance
            + ", created_at, launch_sent_at, expires_at, last_event, version FROM labport_run"
            + " CROSS JOIN "
            + series(to)
            + " WHERE x >= "
            + from
            + " AND labport_run.id = '"
            + pattern.run()
            + "'";
    try (Connection connection = bench.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(copies)).isEqualTo(to - from);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    Instant due = bench.clock.instant().plus(UNTIL_EXPIRY);
    storage
        .work()
        .addAll(
            IntStream.range(from, to)
                .mapToObj(
                    i ->
                        new WorkItem(
                            "core/follow-run", "skillable", Optional.empty(), "bulk" + i, "", due))
                .toList());
  }

  /** What is reachable, not what happens to lie about. */
  private static long usedMib() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }
}
