package io.labport.core.outbound.storage.work;

import io.labport.core.domain.LabportException;
import io.labport.core.internal.store.Instants;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.WorkSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands items to their workers and decides what their outcomes mean. */
final class Performer {
  private static final Logger LOG = LoggerFactory.getLogger(Performer.class);

  /** So many leases in a row ran out: the item kills its node, or its worker never ends. */
  private static final int MOST_LOST = 5;

  private static final int LONGEST_REASON = 500;

  private final Groups groups;
  private final Clock clock;
  private final RandomGenerator random;
  private final ThreadPoolExecutor threads;
  private final BiConsumer<Claimed, Ending> endings;
  private volatile boolean stopping;

  Performer(
      Groups groups,
      Clock clock,
      RandomGenerator random,
      ThreadPoolExecutor threads,
      BiConsumer<Claimed, Ending> endings) {
    this.groups = groups;
    this.clock = clock;
    this.random = random;
    this.threads = threads;
    this.endings = endings;
  }

  /** Items not begun from now on are given back. */
  void stop() {
    stopping = true;
  }

  void start(Claimed claimed) {
    if (claimed.lost() >= MOST_LOST) {
      endings.accept(
          claimed,
          new Ending.Buried(
              "poison: the lease ran out " + claimed.lost() + " times in a row", true));
      return;
    }
    try {
      threads.execute(() -> perform(claimed));
    } catch (RejectedExecutionException e) {
      endings.accept(claimed, new Ending.Released());
    }
  }

  private void perform(Claimed claimed) {
    QueueWork work = groups.work(claimed.key());
    long waited = System.nanoTime() - claimed.at();
    if (stopping || waited > work.patience().toNanos()) {
      // Begun now, it might outlive its lease, and somebody else would do it at the same time.
      endings.accept(claimed, new Ending.Released());
      return;
    }
    stage(work, claimed)
        .whenComplete(
            (outcome, fault) ->
                endings.accept(claimed, ending(claimed, work.settings(), outcome, fault)));
  }

  private static CompletionStage<WorkOutcome> stage(QueueWork work, Claimed claimed) {
    try {
      CompletionStage<WorkOutcome> stage = work.worker().work(claimed.item(), claimed.attempt());
      return stage == null
          ? CompletableFuture.failedFuture(new IllegalStateException("the worker returned null"))
          : stage;
    } catch (Throwable fault) { // an Error, too, must not cost the thread without an outcome
      return CompletableFuture.failedFuture(fault);
    }
  }

  private Ending ending(
      Claimed claimed,
      WorkSettings settings,
      @Nullable WorkOutcome outcome,
      @Nullable Throwable fault) {
    if (outcome instanceof WorkOutcome.Done) {
      return new Ending.Done();
    }
    if (outcome instanceof WorkOutcome.AgainAt again) {
      return new Ending.Again(Instants.clamped(again.due()));
    }
    if (outcome instanceof WorkOutcome.Bury bury) {
      return buried(claimed, bury.reason());
    }
    if (outcome instanceof WorkOutcome.RetryAt retry) {
      return failed(claimed, settings, Instants.clamped(retry.due()), retry.reason());
    }
    Throwable cause =
        fault == null ? new IllegalStateException("the worker had no outcome") : fault;
    if (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    LOG.debug(
        "attempt {} of {} in {} failed",
        claimed.attempt(),
        claimed.item().id(),
        claimed.item().queue(),
        cause);
    Instant due = clock.instant().plus(delay(settings, claimed.attempt()));
    return failed(claimed, settings, due, name(cause));
  }

  private static Ending failed(Claimed claimed, WorkSettings settings, Instant due, String reason) {
    return claimed.attempt() >= settings.attempts()
        ? buried(claimed, "attempts used up: " + reason)
        : new Ending.Retry(due);
  }

  private static Ending buried(Claimed claimed, String reason) {
    String clean = reason.replaceAll("\\p{Cntrl}", " ");
    String stored = clean.length() > LONGEST_REASON ? clean.substring(0, LONGEST_REASON) : clean;
    LOG.warn(
        "work item {} in {} is buried after attempt {}: {}",
        claimed.item().id(),
        claimed.item().queue(),
        claimed.attempt(),
        stored);
    return new Ending.Buried(stored, false);
  }

  /** Never the message: what other people's exceptions say may be personal or secret. */
  private static String name(Throwable fault) {
    return fault instanceof LabportException ours ? ours.code() : fault.getClass().getSimpleName();
  }

  /** Doubles with each attempt, give or take a fifth, so that what failed together parts. */
  private Duration delay(WorkSettings settings, int attempt) {
    Duration delay = settings.firstDelay();
    for (int i = 1; i < attempt && delay.compareTo(settings.longestDelay()) < 0; i++) {
      delay = delay.multipliedBy(2);
    }
    if (delay.compareTo(settings.longestDelay()) > 0) {
      delay = settings.longestDelay();
    }
    return Duration.ofMillis(Math.round(delay.toMillis() * (0.8 + 0.4 * random.nextDouble())));
  }
}
