package io.labport.core.internal.event;

import io.labport.core.domain.LabEvent;
import java.util.Optional;

/** The events as they were recorded. Thread-safe. */
@FunctionalInterface
public interface RecordedEvents {
  Optional<LabEvent> find(String id);
}
