package io.labport.examples.lms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who came and went, for the differences of the membership service. */
final class Rosters {

  /** One change; the latest of a person counts. */
  record Change(Member member, boolean gone) {}

  private final Map<String, List<Change>> changes = new LinkedHashMap<>();

  synchronized void changed(String courseId, Member member, boolean gone) {
    changes.computeIfAbsent(courseId, none -> new ArrayList<>()).add(new Change(member, gone));
  }

  /** How many changes there have been. */
  synchronized int version(String courseId) {
    return changes.getOrDefault(courseId, List.of()).size();
  }

  /** Each person once, as they are now. */
  synchronized List<Change> since(String courseId, int version) {
    List<Change> all = changes.getOrDefault(courseId, List.of());
    Map<String, Change> latest = new LinkedHashMap<>();
    all.subList(Math.min(version, all.size()), all.size())
        .forEach(change -> latest.put(change.member().id(), change));
    return List.copyOf(latest.values());
  }
}
