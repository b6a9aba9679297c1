package io.labport.adapter.scorm.dispatch.limit;

import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.adapter.scorm.dispatch.ScormEvent.Kind;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/**
 * Says once that a cap is nearly or quite reached. The event is raised by durable work that commits
 * with the seat: who rolls back has told nobody.
 */
public final class CapNews {
  public static final String QUEUE = "scorm/cap-news";
  private static final String KIND = "cap-told";

  private final AdapterStore store;
  private final BackgroundWork work;
  private final Clock clock;

  @Inject
  public CapNews(AdapterStore store, BackgroundWork work, Clock clock) {
    this.store = store;
    this.work = work;
    this.clock = clock;
  }

  void taken(String dispatch, String period, int seat, int cap) {
    // Where two thresholds fall on one seat, the higher one says it all.
    if (seat >= cap) {
      tell(dispatch, period, cap, Kind.CAP_REACHED);
    } else if (seat >= share(cap, 95)) {
      tell(dispatch, period, cap, Kind.CAP_WARNING_95);
    } else if (seat >= share(cap, 90)) {
      tell(dispatch, period, cap, Kind.CAP_WARNING_90);
    }
  }

  private static int share(int cap, int percent) {
    return (int) (((long) cap * percent + 99) / 100);
  }

  private void tell(String dispatch, String period, int cap, Kind kind) {
    String id = dispatch + "/" + period + "/" + cap + "/" + kind;
    if (store.find(KIND, id).isEmpty() && store.insert(KIND, id, "", Optional.empty())) {
      work.add(
          new WorkItem(QUEUE, dispatch, Optional.empty(), id, kind + " " + cap, clock.instant()));
    }
  }

  /** What the work item says. */
  static ScormEvent event(WorkItem item) {
    String[] parts = item.payload().split(" ", 2);
    Kind kind = Kind.valueOf(parts[0]);
    String share =
        switch (kind) {
          case CAP_WARNING_90 -> "90 percent of ";
          case CAP_WARNING_95 -> "95 percent of ";
          default -> "all ";
        };
    return new ScormEvent(
        kind,
        item.group(),
        Optional.empty(),
        share + parts[1] + " registrations are taken; raise limits.registrations to let more in");
  }
}
