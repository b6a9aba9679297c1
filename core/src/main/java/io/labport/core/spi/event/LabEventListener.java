package io.labport.core.spi.event;

import io.labport.core.domain.LabEvent;

/**
 * Learns what happens to lab runs. Every event comes at least once, in order per lab run; events of
 * different runs come concurrently, so an implementation must be thread-safe and idempotent by
 * {@code event.head().id()}.
 */
@FunctionalInterface
public interface LabEventListener {

  /**
   * Called outside any transaction. Returning means done.
   *
   * @throws Exception the event comes again later, and later events of the run wait for it; after
   *     many attempts it is buried and the health check says so
   */
  void on(LabEvent event) throws Exception;
}
