package io.labport.core.outbound.storage.work;

import io.labport.core.internal.store.Database;
import io.labport.core.internal.store.Housekeeping;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for due items and claims them: woken by commits of this process, and every quarter of a
 * second to a second in any case (other nodes' items, retries, leases that ran out). It waits in
 * real time, whatever the injected clock says.
 */
final class Claimer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Claimer.class);
  private static final long SHORTEST_SWEEP = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long LONGEST_SWEEP = TimeUnit.SECONDS.toNanos(1);
  private static final long TIDYING = TimeUnit.HOURS.toNanos(1);
  private static final long SWEEP_SHARE = 50;
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(5);

  private final Database database;
  private final ClaimSql sql;
  private final Clock clock;
  private final long token;
  private final Groups groups;
  private final Performer performer;
  private final WakeUps wakeUps;
  private final Housekeeping housekeeping;
  private volatile boolean stopping;
  private volatile long aliveAt = System.nanoTime();
  private long nextSweep;
  private long nextTidying;

  Claimer(
      Database database,
      Clock clock,
      long token,
      Groups groups,
      Performer performer,
      WakeUps wakeUps,
      Housekeeping housekeeping) {
    this.database = database;
    this.sql = ClaimSql.of(database.dialect());
    this.clock = clock;
    this.token = token;
    this.groups = groups;
    this.performer = performer;
    this.wakeUps = wakeUps;
    this.housekeeping = housekeeping;
  }

  /** Before the first round, and never again: from then on leases are our own. */
  void endLeftLeases() {
    database.with(
        handle -> {
          sql.endLeftLeases(handle);
          return true;
        });
  }

  void stop() {
    stopping = true;
    wakeUps.wake(List.of());
  }

  /** When it last began a round, by {@code System.nanoTime}. */
  long aliveAt() {
    return aliveAt;
  }

  @Override
  public void run() {
    nextSweep = System.nanoTime();
    nextTidying = nextSweep;
    long pause = 0;
    while (!stopping) {
      aliveAt = System.nanoTime();
      try {
        groups.ready(wakeUps.await(pause));
        boolean found = round();
        pause = found ? 0 : Math.max(0, nextSweep - System.nanoTime());
      } catch (RuntimeException | Error e) { // whatever it was, without this thread nothing is done
        LOG.warn("looking for due work failed; trying again: {}", e.toString());
        LOG.debug("why looking for due work failed", e);
        pause = Math.min(LONGEST_PAUSE, Math.max(SHORTEST_SWEEP, 2 * pause));
        nextSweep = System.nanoTime();
      }
    }
  }

  private boolean round() {
    long now = System.nanoTime();
    if (now - nextSweep >= 0) {
      sweep(now);
    }
    List<Ask> asks = groups.asks(now);
    if (asks.isEmpty()) {
      return false;
    }
    List<Claimed> rows;
    try {
      Instant due = clock.instant();
      rows = database.with(handle -> sql.claim(handle, asks, due, token));
    } catch (RuntimeException e) {
      groups.ready(asks.stream().map(Ask::key).toList());
      throw e;
    }
    groups.claimed(asks, rows, System.nanoTime(), performer::start);
    return true;
  }

  private void sweep(long began) {
    for (Claimed lost : groups.takeOverdue(began, performer::start)) {
      LOG.warn(
          "the worker of {} in {} has not answered within its lease",
          lost.item().id(),
          lost.item().queue());
    }
    Instant due = clock.instant();
    groups.ready(database.with(handle -> sql.dueGroups(handle, groups.queues(), due)));
    if (began - nextTidying >= 0) {
      boolean more = database.with(handle -> housekeeping.tidy(handle, due));
      nextTidying = more ? began : began + TIDYING;
    }
    long ended = System.nanoTime();
    // With very many groups a sweep costs something: at most a fiftieth of the time.
    long rest = Math.max(SHORTEST_SWEEP, SWEEP_SHARE * (ended - began));
    nextSweep = ended + Math.min(LONGEST_SWEEP, rest);
  }
}
