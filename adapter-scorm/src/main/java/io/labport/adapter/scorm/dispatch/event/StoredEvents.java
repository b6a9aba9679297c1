package io.labport.adapter.scorm.dispatch.event;

import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.dispatch.EventLog;
import io.labport.adapter.scorm.dispatch.OperatorEvents;
import io.labport.adapter.scorm.dispatch.RecordedEvent;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.adapter.scorm.dispatch.ScormEventListener;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events as documents, one for each hour and kind of a dispatch and registration. The log has a
 * line for the first of them only.
 */
public final class StoredEvents implements OperatorEvents, EventLog {
  private static final Logger LOG = LoggerFactory.getLogger(StoredEvents.class);
  private static final int MANY = 1000;
  private static final int LONGEST_DETAIL = 500;

  /** Ids count down, because documents are read in ascending order and the latest come first. */
  private static final long LAST_HOUR = 99_999_999L;

  private final Documents<RecordedEvent> documents;
  private final Duration keep;
  private final Set<ScormEventListener> listeners;
  private final Clock clock;

  @Inject
  public StoredEvents(
      AdapterStore store, ScormConfig config, Set<ScormEventListener> listeners, Clock clock) {
    this.documents = new Documents<>(store, "event", RecordedEvent.class);
    this.keep = config.keepEvents();
    this.listeners = Set.copyOf(listeners);
    this.clock = clock;
  }

  @Override
  public void raise(ScormEvent raised) {
    ScormEvent event = shortened(raised);
    Instant now = clock.instant();
    RecordedEvent recorded =
        documents.renew(
            id(event, now),
            before ->
                before
                    .map(b -> new RecordedEvent(event, b.first(), now, b.count() + 1))
                    .orElseGet(() -> new RecordedEvent(event, now, now, 1)),
            Optional.of(now.plus(keep)));
    if (recorded.count() == 1) {
      log(event);
    }
    listeners.forEach(listener -> tell(listener, recorded));
  }

  private static String id(ScormEvent event, Instant at) {
    long hour = LAST_HOUR - at.getEpochSecond() / Duration.ofHours(1).toSeconds();
    return "%08d/%s/%s/%s"
        .formatted(hour, event.dispatch(), event.kind(), event.registration().orElse("-"));
  }

  private static ScormEvent shortened(ScormEvent event) {
    return event.detail().length() <= LONGEST_DETAIL
        ? event
        : new ScormEvent(
            event.kind(),
            event.dispatch(),
            event.registration(),
            event.detail().substring(0, LONGEST_DETAIL));
  }

  private static void log(ScormEvent event) {
    String line = "scorm event {}: dispatch {}, registration {}: {}";
    Object[] values = {
      event.kind(), event.dispatch(), event.registration().orElse("none"), event.detail()
    };
    switch (event.kind()) {
      case CAP_WARNING_90, CAP_WARNING_95, ORIGIN_LEARNED, LMS_WARNING, KEY_ROTATED ->
          LOG.info(line, values);
      default -> LOG.warn(line, values);
    }
  }

  // A listener is the embedder's: whatever it throws must not take the launch with it.
  @SuppressWarnings("PMD.AvoidCatchingGenericException")
  private static void tell(ScormEventListener listener, RecordedEvent event) {
    try {
      listener.raised(event);
    } catch (RuntimeException e) {
      LOG.warn(
          "a listener failed on a scorm event {} of dispatch {}",
          event.event().kind(),
          event.event().dispatch(),
          e);
    }
  }

  @Override
  public Page page(Optional<String> dispatch, Optional<String> after, int limit) {
    List<RecordedEvent> found = new ArrayList<>();
    Optional<String> last = after;
    while (true) {
      List<Documents.Kept<RecordedEvent>> next = documents.page("", last, MANY);
      for (Documents.Kept<RecordedEvent> each : next) {
        if (found.size() == limit) {
          return new Page(found, last);
        }
        last = Optional.of(each.id());
        if (dispatch.isEmpty() || dispatch.get().equals(each.document().event().dispatch())) {
          found.add(each.document());
        }
      }
      if (next.size() < MANY) {
        return new Page(found, Optional.empty());
      }
    }
  }
}
