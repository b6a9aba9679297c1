package io.labport.core.outbound.storage.work;

import io.labport.core.internal.store.Database;
import io.labport.core.internal.store.Housekeeping;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads of an engine that runs: a claimer, a completer, and those that call the workers. None
 * is ever interrupted: an interrupt during I/O closes the file of an embedded H2.
 */
final class RunningEngine {
  /** Asynchronous workers need few; this bounds how many synchronous ones run at once. */
  private static final int THREADS = 64;

  private static final long DEAD_AFTER = TimeUnit.SECONDS.toNanos(10);

  private final WakeUps wakeUps;
  private final Groups groups;
  private final ThreadPoolExecutor threads;
  private final Performer performer;
  private final Completer completer;
  private final Claimer claimer;
  private final Thread claimerThread;
  private final Thread completerThread;

  RunningEngine(
      Database database,
      Clock clock,
      SecureRandom random,
      WakeUps wakeUps,
      Housekeeping housekeeping,
      Map<String, QueueWork> queues) {
    this.wakeUps = wakeUps;
    // Random, so that a node that comes back is not taken for the one it was.
    long token = random.nextLong() & Long.MAX_VALUE;
    AtomicInteger number = new AtomicInteger();
    groups = new Groups(queues);
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> thread(task, "labport-work-" + number.incrementAndGet()));
    threads.allowCoreThreadTimeOut(true);
    completer = new Completer(database, new EndSql(token), clock, groups, this::recorded);
    performer = new Performer(groups, clock, random, threads, completer::add);
    claimer = new Claimer(database, clock, token, groups, performer, wakeUps, housekeeping);
    claimerThread = thread(claimer, "labport-work-claimer");
    completerThread = thread(completer, "labport-work-completer");
  }

  private static Thread thread(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    // The host decides when its process ends; what is not recorded then comes again.
    thread.setDaemon(true);
    return thread;
  }

  void start() {
    claimer.endLeftLeases();
    completerThread.start();
    claimerThread.start();
  }

  private void recorded(Claimed claimed) {
    if (groups.finished(claimed, performer::start)) {
      wakeUps.wake(List.of());
    }
  }

  Set<String> queues() {
    return groups.queues();
  }

  boolean alive() {
    return claimerThread.isAlive()
        && completerThread.isAlive()
        && System.nanoTime() - claimer.aliveAt() < DEAD_AFTER;
  }

  void stop(Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    claimer.stop();
    performer.stop();
    join(claimerThread, until);
    groups.takeWaiting().forEach(claimed -> completer.add(claimed, new Ending.Released()));
    threads.shutdown();
    groups.awaitNoneHeld(until);
    completer.stop();
    join(completerThread, until);
    completer.abandon();
    join(completerThread, System.nanoTime() + TimeUnit.SECONDS.toNanos(1));
  }

  private static void join(Thread thread, long until) {
    long millis = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
    try {
      thread.join(Math.max(1, millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
