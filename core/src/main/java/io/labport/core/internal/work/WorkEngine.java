package io.labport.core.internal.work;

import io.labport.core.spi.health.Health;
import io.labport.core.spi.work.WorkSettings;
import io.labport.core.spi.work.Worker;
import java.time.Duration;

/** The engine behind {@code BackgroundWork}: claims due items and hands them to the workers. */
public interface WorkEngine {

  /** Before {@link #start}; items of queues without a worker stay where they are. */
  void register(String queue, Worker worker, WorkSettings settings);

  void start();

  /**
   * Claims nothing more, waits for what is in flight up to the limit, releases the rest;
   * idempotent.
   */
  void stop(Duration limit);

  /** DOWN when the claimer stopped, DEGRADED when items are buried or overdue. */
  Health health();
}
