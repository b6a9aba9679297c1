package io.labport.examples.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts every call and keeps the latest ones. */
final class RequestLog {

  private static final int KEPT = 20_000;

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Deque<RecordedRequest> latest = new ArrayDeque<>();

  synchronized void add(RecordedRequest request) {
    counts.merge(request.command(), 1, Integer::sum);
    latest.add(request);
    if (latest.size() > KEPT) {
      latest.remove();
    }
  }

  synchronized int count(String command) {
    return counts.getOrDefault(command.toLowerCase(Locale.ROOT), 0);
  }

  synchronized Map<String, Integer> counts() {
    return Map.copyOf(counts);
  }

  synchronized List<RecordedRequest> all() {
    return List.copyOf(latest);
  }

  synchronized void clear() {
    counts.clear();
    latest.clear();
  }
}
