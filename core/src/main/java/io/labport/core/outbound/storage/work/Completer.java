package io.labport.core.outbound.storage.work;

import io.labport.core.domain.StorageException;
import io.labport.core.internal.store.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records endings, up to 200 or what comes within 5 ms in one transaction: one at a time, the
 * commits would be all that this node does. Places are freed after the commit, so never more
 * outcomes are unrecorded than places exist.
 */
final class Completer implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Completer.class);
  private static final int BATCH = 200;
  private static final long GATHER = TimeUnit.MILLISECONDS.toNanos(5);
  private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toMillis(2);

  private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
  private final Database database;
  private final EndSql sql;
  private final Clock clock;
  private final Groups groups;
  private final Consumer<Claimed> recorded;
  private volatile boolean stopping;
  private volatile boolean abandoned;

  /**
   * @param recorded told after the commit, or after giving up
   */
  Completer(Database database, EndSql sql, Clock clock, Groups groups, Consumer<Claimed> recorded) {
    this.database = database;
    this.sql = sql;
    this.clock = clock;
    this.groups = groups;
    this.recorded = recorded;
  }

  void add(Claimed claimed, Ending ending) {
    ended.add(new Ended(claimed, ending));
  }

  /** Ends when everything is recorded. */
  void stop() {
    stopping = true;
  }

  /** Ends as soon as it can; what is not recorded comes again when its lease has run out. */
  void abandon() {
    abandoned = true;
  }

  @Override
  public void run() {
    while (!abandoned && !(stopping && ended.isEmpty())) {
      try {
        List<Ended> batch = gather();
        if (!batch.isEmpty()) {
          record(batch);
        }
      } catch (InterruptedException e) {
        // Nobody interrupts this thread on purpose; an interrupt passed on would close H2's file.
        LOG.warn("the completer was interrupted, and goes on");
      } catch (RuntimeException | Error e) {
        LOG.error("the completer failed; the items come again when their leases have run out", e);
      }
    }
  }

  private List<Ended> gather() throws InterruptedException {
    List<Ended> batch = new ArrayList<>();
    Ended first = ended.poll(20, TimeUnit.MILLISECONDS);
    if (first == null) {
      return batch;
    }
    batch.add(first);
    ended.drainTo(batch, BATCH - batch.size());
    long until = System.nanoTime() + GATHER;
    // Nothing more can come when all that is held is here: then waiting would be for nothing.
    while (batch.size() < Math.min(BATCH, groups.held())) {
      Ended next = ended.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      batch.add(next);
      ended.drainTo(batch, BATCH - batch.size());
    }
    return batch;
  }

  private void record(List<Ended> batch) throws InterruptedException {
    List<Ended> left = batch;
    long pause = 50;
    while (!left.isEmpty()) {
      try {
        commit(left);
        return;
      } catch (StorageException e) {
        if (e.code().equals("storage.failed") && left.size() > 1) {
          // One of them is the reason: the others must not suffer for it.
          for (Ended one : left) {
            record(List.of(one));
          }
          return;
        }
        LOG.warn(
            "{} outcomes of work items could not be recorded: {}", left.size(), e.getMessage());
        left = withoutLost(left, e.code().equals("storage.failed"));
      }
      if (abandoned) {
        return;
      }
      Thread.sleep(pause);
      pause = Math.min(LONGEST_PAUSE, 2 * pause);
    }
  }

  private void commit(List<Ended> batch) throws InterruptedException {
    EndSql.Recorded result = database.with(handle -> sql.record(handle, batch, clock.instant()));
    for (Ended lost : result.lost()) {
      LOG.warn(
          "the lease of work item {} in {} ran out before its outcome came (lease_lost); it is, or"
              + " was, done once more",
          lost.claimed().item().id(),
          lost.claimed().item().queue());
    }
    for (Ended one : batch) {
      if (!result.busy().contains(one)) {
        recorded.accept(one.claimed());
      }
    }
    if (!result.busy().isEmpty()) {
      ended.addAll(result.busy());
      if (result.busy().size() == batch.size()) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
    }
  }

  /** Trying longer than the lease is of no use: the fence holds by then. */
  private List<Ended> withoutLost(List<Ended> left, boolean hopeless) {
    List<Ended> hopeful = new ArrayList<>();
    long now = System.nanoTime();
    for (Ended one : left) {
      long lease = groups.work(one.claimed().key()).storedLease().toNanos();
      if (hopeless || now - one.claimed().at() > lease) {
        recorded.accept(one.claimed());
      } else {
        hopeful.add(one);
      }
    }
    return hopeful;
  }
}
