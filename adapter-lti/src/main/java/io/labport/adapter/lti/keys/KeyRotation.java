package io.labport.adapter.lti.keys;

import io.labport.core.spi.Managed;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.WorkSettings;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Moves the tool's keys through their lives, every hour, on one node. */
public final class KeyRotation implements Worker {
  /** The name of the queue, as items spell it. */
  public static final String QUEUE = "lti/key-rotation";

  /** A recurring item must not be buried by a bad day of the database. */
  public static final WorkSettings SETTINGS =
      new WorkSettings(
          1, Duration.ofMinutes(5), 100_000, Duration.ofSeconds(10), Duration.ofMinutes(15));

  static final Duration EVERY = Duration.ofHours(1);

  private final ToolKeys keys;
  private final Clock clock;

  @Inject
  public KeyRotation(ToolKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    keys.advance();
    return CompletableFuture.completedFuture(WorkOutcome.againAt(clock.instant().plus(EVERY)));
  }

  private static WorkItem item(Instant due) {
    return new WorkItem(QUEUE, "all", Optional.empty(), "rotation", "{}", due);
  }

  /** Sees to it that the recurring item is there; of several nodes the first one adds it. */
  public static final class Start implements Managed {
    private final BackgroundWork work;
    private final Clock clock;

    @Inject
    public Start(BackgroundWork work, Clock clock) {
      this.work = work;
      this.clock = clock;
    }

    @Override
    public void start() {
      WorkItem item = item(clock.instant());
      if (!work.add(item)) {
        work.revive(QUEUE, item.id(), item.due());
      }
    }
  }
}
