package io.labport.core.port.outbound;

import io.labport.core.domain.LabEvent;
import java.util.List;

/** Where {@link LabRuns} record the events of a change. Thread-safe. */
@FunctionalInterface
public interface LabEvents {

  /**
   * Records the events and the work of bringing them to every subscription, in the caller's
   * transaction: both or neither.
   *
   * @param events of one run, in the order of their sequences
   */
  void record(List<LabEvent> events);
}
