package io.labport.core.spi.work;

import java.util.concurrent.CompletionStage;

/**
 * Does the items of one queue. Thread-safe; must be idempotent, because an item comes again when
 * the node died or its lease ran out before the outcome was recorded.
 */
@FunctionalInterface
public interface Worker {

  /**
   * Called outside any transaction, on a thread of the engine; an asynchronous worker returns at
   * once and completes later. A failed stage or an exception is retried with a growing delay and in
   * the end buried.
   *
   * @param attempt 1 for the first time
   */
  CompletionStage<WorkOutcome> work(WorkItem item, int attempt);
}
