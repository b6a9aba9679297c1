package io.labport.adapter.lti.ags;

import java.util.List;
import java.util.Optional;

/**
 * The activities of a run as they were at a revision of its result.
 *
 * @param revision of the run's result for which they were read
 */
record ActivitySnapshot(int revision, List<Activity> activities) {
  ActivitySnapshot {
    activities = List.copyOf(activities);
  }

  Optional<Activity> scored(String key) {
    return activities.stream().filter(a -> a.scored() && a.key().equals(key)).findFirst();
  }
}
