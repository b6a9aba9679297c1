package io.labport.adapter.lti.inspect;

import io.labport.adapter.lti.LtiConfig;
import io.labport.core.spi.Managed;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes reports behind the launches' backs: a launch only puts its own into a queue. A full queue,
 * a store that fails or a node that dies costs reports, never a launch. Thread-safe.
 */
public final class LaunchReports implements Managed {
  private static final Logger log = LoggerFactory.getLogger(LaunchReports.class);
  private static final int MOST_WAITING = 1000;
  private static final long STOP_MILLIS = 5000;

  private final StoredLaunches stored;
  private final boolean off;
  private final LaunchAllowance allowance;
  private final BlockingQueue<LaunchRecord> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private volatile boolean running;
  private @Nullable Thread writer;

  @Inject
  LaunchReports(StoredLaunches stored, LtiConfig config, Clock clock) {
    this.stored = stored;
    this.off = config.keepLaunches().isZero();
    this.allowance = new LaunchAllowance(clock);
  }

  /** Returns at once and never throws. */
  public void keep(LaunchRecord launch, InetAddress address) {
    if (!off && allowance.allows(launch, address) && !waiting.offer(launch)) {
      lost.incrementAndGet();
    }
  }

  @Override
  public synchronized void start() {
    running = true;
    Thread thread = new Thread(this::write, "labport-lti-launch-reports");
    thread.setDaemon(true);
    thread.start();
    writer = thread;
  }

  @Override
  public synchronized void stop() throws InterruptedException {
    running = false;
    Thread thread = writer;
    if (thread != null) {
      // What waits is written first; a store that hangs must not hold up the end.
      thread.join(STOP_MILLIS);
      thread.interrupt();
      thread.join(STOP_MILLIS);
    }
  }

  /** Writes all that waits, in the calling thread. */
  public void writeAll() {
    for (LaunchRecord next = waiting.poll(); next != null; next = waiting.poll()) {
      write(next);
    }
  }

  private void write() {
    try {
      while (running || !waiting.isEmpty()) {
        LaunchRecord next = waiting.poll(200, TimeUnit.MILLISECONDS);
        if (next != null) {
          write(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(LaunchRecord launch) {
    try {
      stored.write(launch);
      long missing = lost.getAndSet(0);
      if (missing > 0) {
        log.warn("{} reports of launches were not kept: too many at once", missing);
      }
    } catch (RuntimeException e) {
      log.warn("the report of launch ref={} was not kept", launch.reference(), e);
    }
  }
}
