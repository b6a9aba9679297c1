package io.labport.core.internal.event;

import io.labport.core.internal.work.WorkEngine;
import io.labport.core.spi.event.LabEventListener;
import io.labport.core.spi.work.WorkSettings;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** Gives each subscription a queue of its own and a worker that calls its listener. */
final class QueuedSubscriptions implements Subscriptions {
  private final WorkEngine engine;
  private final RecordedEvents events;
  private final Set<String> names = new ConcurrentSkipListSet<>();

  @Inject
  QueuedSubscriptions(WorkEngine engine, RecordedEvents events) {
    this.engine = engine;
    this.events = events;
  }

  @Override
  public void add(String name, LabEventListener listener) {
    if (!names.add(name)) {
      throw new IllegalArgumentException("there is already a subscription '" + name + "'");
    }
    engine.register(
        FanOut.queue(name), new EventDelivery(name, listener, events), WorkSettings.DEFAULT);
  }

  @Override
  public Set<String> names() {
    return Set.copyOf(names);
  }
}
