package io.labport.core.internal.event;

import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabRunId;
import io.labport.core.spi.work.WorkItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which work items an event causes: one for each subscription. Each subscription has its own queue,
 * so that none waits for another; the lane is the run, so that the events of a run keep their order
 * while a run whose event fails stops no other run.
 */
public final class FanOut {
  /**
   * Runs are spread over so many groups: calls that hang take the places of their own group only,
   * and a claim still finds many items at once.
   */
  private static final int GROUPS = 8;

  private FanOut() {}

  static String queue(String subscription) {
    return "event/" + subscription;
  }

  public static List<WorkItem> items(
      List<LabEvent> events, Collection<String> subscriptions, Instant now) {
    List<WorkItem> items = new ArrayList<>();
    for (LabEvent event : events) {
      LabRunId run = event.head().run();
      String group = "runs-" + Math.floorMod(run.value().hashCode(), GROUPS);
      for (String subscription : subscriptions) {
        String id = event.head().id();
        items.add(new WorkItem(queue(subscription), group, Optional.of(run.value()), id, id, now));
      }
    }
    return items;
  }
}
