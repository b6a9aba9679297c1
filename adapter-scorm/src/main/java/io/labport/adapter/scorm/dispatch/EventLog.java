package io.labport.adapter.scorm.dispatch;

import java.util.List;
import java.util.Optional;

/** The events of the last months, for administrators. Thread-safe. */
public interface EventLog {

  /**
   * The latest first.
   *
   * @param dispatch only those of this one
   * @param after as in {@link Page#next()}; empty for the first page
   * @param limit 1 to 1000
   */
  Page page(Optional<String> dispatch, Optional<String> after, int limit);

  /**
   * @param next asks for the following page; empty when this was the last one
   */
  record Page(List<RecordedEvent> events, Optional<String> next) {
    public Page {
      events = List.copyOf(events);
    }
  }
}
