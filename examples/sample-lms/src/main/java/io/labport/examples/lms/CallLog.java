package io.labport.examples.lms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts all calls and keeps the latest. */
final class CallLog {

  private static final int KEPT = 20_000;

  private final Deque<LoggedCall> calls = new ArrayDeque<>();
  private final Map<Endpoint, Integer> counts = new EnumMap<>(Endpoint.class);

  synchronized void add(LoggedCall call) {
    counts.merge(call.endpoint(), 1, Integer::sum);
    calls.addLast(call);
    if (calls.size() > KEPT) {
      calls.removeFirst();
    }
  }

  synchronized int count(Endpoint endpoint) {
    return counts.getOrDefault(endpoint, 0);
  }

  synchronized List<LoggedCall> all() {
    return List.copyOf(calls);
  }

  synchronized void clear() {
    calls.clear();
    counts.clear();
  }
}
