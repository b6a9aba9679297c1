package io.labport.core.runtime;

import io.labport.core.port.outbound.LabEvents;
import io.labport.core.port.outbound.LabRuns;

/**
 * Makes the record of lab runs that a Labport uses in place of its own: one around ours, or one of
 * the embedder's. {@code LabRunsContract} of core's test kit says what it must keep.
 */
@FunctionalInterface
public interface OwnLabRuns {

  /**
   * Called once, at the start.
   *
   * @param standard ours, over Labport's tables
   * @param events where {@link LabRuns#replace} records the events of a change; without that no
   *     adapter hears of anything. They go into Labport's database. A record in another store
   *     cannot make the change and its events one commit: it records them before it answers true,
   *     and again when it finds at its next start that it had not.
   */
  LabRuns over(LabRuns standard, LabEvents events);
}
