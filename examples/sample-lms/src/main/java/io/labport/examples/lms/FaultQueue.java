package io.labport.examples.lms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Faults wait here for the calls that shall meet them. */
final class FaultQueue {

  private final Map<Endpoint, Deque<Fault>> once = new EnumMap<>(Endpoint.class);
  private final Map<Endpoint, Fault> always = new EnumMap<>(Endpoint.class);

  synchronized void add(Endpoint endpoint, int times, Fault fault) {
    Deque<Fault> queue = once.computeIfAbsent(endpoint, none -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.addLast(fault);
    }
  }

  synchronized void always(Endpoint endpoint, Fault fault) {
    always.put(endpoint, fault);
  }

  synchronized Optional<Fault> take(Endpoint endpoint) {
    Deque<Fault> queue = once.get(endpoint);
    if (queue != null && !queue.isEmpty()) {
      return Optional.of(queue.removeFirst());
    }
    return Optional.ofNullable(always.get(endpoint));
  }

  synchronized void clear() {
    once.clear();
    always.clear();
  }
}
