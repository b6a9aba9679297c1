package io.labport.examples.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Ordered faults per command, each used once; those for {@code *} meet any command. */
final class FaultQueue {

  private static final String ANY = "*";

  private final Map<String, Deque<Fault>> waiting = new HashMap<>();

  synchronized void add(String command, int times, Fault fault) {
    Deque<Fault> queue =
        waiting.computeIfAbsent(command.toLowerCase(Locale.ROOT), unused -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.add(fault);
    }
  }

  synchronized Optional<Fault> next(String command) {
    Optional<Fault> own = poll(command);
    return own.isPresent() ? own : poll(ANY);
  }

  synchronized void clear() {
    waiting.clear();
  }

  private Optional<Fault> poll(String command) {
    Deque<Fault> queue = waiting.get(command);
    return queue == null ? Optional.empty() : Optional.ofNullable(queue.poll());
  }
}
