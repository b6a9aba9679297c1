package io.labport.core.testkit;

import io.labport.core.domain.LabEvent;
import io.labport.core.spi.event.LabEventListener;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it was told, and can be told to fail first. Thread-safe. */
public final class RecordingListener implements LabEventListener {
  private final List<LabEvent> events = new ArrayList<>();
  private int failures;

  /** Refuses the next deliveries, so many of them. */
  public synchronized RecordingListener failing(int times) {
    failures = times;
    return this;
  }

  @Override
  public synchronized void on(LabEvent event) {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("told to fail");
    }
    events.add(event);
  }

  /** What came, in order; a copy. */
  public synchronized List<LabEvent> events() {
    return List.copyOf(events);
  }
}
