package io.labport.core.internal.event;

import io.labport.core.spi.event.LabEventListener;
import java.util.Set;

/**
 * Who gets the events. Filled before the start; recording an event adds one work item for each
 * name, in the same transaction.
 */
public interface Subscriptions {

  /**
   * @param name durable, {@code <adapter>/<subscription>}
   * @throws IllegalArgumentException when the name is taken
   */
  void add(String name, LabEventListener listener);

  Set<String> names();
}
