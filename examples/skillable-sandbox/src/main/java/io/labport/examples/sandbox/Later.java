package io.labport.examples.sandbox;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things after a while of real time; after {@link #close()} it does nothing. */
final class Later implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Later.class);

  private final ScheduledExecutorService scheduler =
      Executors.newScheduledThreadPool(2, Later::daemon);

  void in(Duration delay, Runnable work) {
    try {
      Future<?> unused = scheduler.schedule(guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.debug("not done: the sandbox is closed", closed);
    }
  }

  void every(Duration interval, Runnable work) {
    Future<?> unused =
        scheduler.scheduleWithFixedDelay(
            guarded(work), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    scheduler.shutdownNow();
  }

  private static Runnable guarded(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (RuntimeException broken) {
        LOG.error("work in the background failed", broken);
      }
    };
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "skillable-sandbox-later");
    thread.setDaemon(true);
    return thread;
  }
}
