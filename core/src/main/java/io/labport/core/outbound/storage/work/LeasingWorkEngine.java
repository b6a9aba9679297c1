package io.labport.core.outbound.storage.work;

import io.labport.core.domain.StorageException;
import io.labport.core.internal.store.Database;
import io.labport.core.internal.work.WorkEngine;
import io.labport.core.spi.health.Health;
import io.labport.core.spi.work.WorkSettings;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts and stops the threads that work the queue, and says how they are. */
final class LeasingWorkEngine implements WorkEngine {
  private final Database database;
  private final Clock clock;
  private final SecureRandom random;
  private final WakeUps wakeUps;
  private final Map<String, QueueWork> queues = new HashMap<>();
  private @Nullable RunningEngine running;
  private boolean stopped;

  @Inject
  LeasingWorkEngine(Database database, Clock clock, SecureRandom random, WakeUps wakeUps) {
    this.database = database;
    this.clock = clock;
    this.random = random;
    this.wakeUps = wakeUps;
  }

  @Override
  public synchronized void register(String queue, Worker worker, WorkSettings settings) {
    if (running != null || stopped) {
      throw new IllegalStateException("workers are registered before the engine starts");
    }
    if (queues.putIfAbsent(queue, new QueueWork(worker, settings)) != null) {
      throw new IllegalArgumentException("queue '" + queue + "' has a worker already");
    }
  }

  @Override
  public synchronized void start() {
    if (running != null || stopped) {
      throw new IllegalStateException("the engine starts once");
    }
    running = new RunningEngine(database, clock, random, wakeUps, queues);
    running.start();
  }

  @Override
  public void stop(Duration limit) {
    RunningEngine engine;
    synchronized (this) {
      stopped = true;
      engine = running;
      running = null;
    }
    if (engine != null) {
      engine.stop(limit);
    }
  }

  @Override
  public Health health() {
    RunningEngine engine;
    synchronized (this) {
      engine = running;
    }
    if (engine == null) {
      return Health.down("the work engine is not running");
    }
    if (!engine.alive()) {
      return Health.down("the claimer of the work engine has not run for 10 seconds");
    }
    try {
      return database.with(
          handle -> WorkFigures.read(handle, engine.queues(), clock.instant()).health());
    } catch (StorageException e) {
      return Health.down("the work queue cannot be read: " + e.code());
    }
  }
}
