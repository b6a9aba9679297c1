package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.core.domain.LabEvent;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.event.LabEventListener;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns events of lab runs into work for the gradebook. An event only says that something changed:
 * what to send is decided when the work is done, from the state of that moment.
 */
public final class GradePush implements LabEventListener {
  /** The name of the queue, as items spell it. */
  public static final String QUEUE = "lti/grades";

  private static final Logger log = LoggerFactory.getLogger(GradePush.class);

  private final ResultTracker results;
  private final GradeDocuments documents;
  private final BackgroundWork work;
  private final Clock clock;

  @Inject
  public GradePush(
      ResultTracker results, GradeDocuments documents, BackgroundWork work, Clock clock) {
    this.results = results;
    this.documents = documents;
    this.work = work;
    this.clock = clock;
  }

  /** What an item says: the score of which run goes where. */
  record Job(String binding, String run) {
    private static final ObjectMapper JSON = new ObjectMapper();

    WorkItem item(GradeBinding where, Instant due) {
      try {
        return new WorkItem(
            QUEUE,
            where.registration(),
            Optional.of(where.lane()),
            binding + "/" + run,
            JSON.writeValueAsString(this),
            due);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a grade item cannot be written", e);
      }
    }
  }

  @Override
  public void on(LabEvent event) {
    if (event instanceof LabEvent.LaunchFailed || event instanceof LabEvent.Cancelled) {
      return;
    }
    String run = event.head().run().value();
    Instant now = clock.instant();
    List<WorkItem> items = new ArrayList<>();
    for (String id : results.origins(event.head().run(), "lti")) {
      Optional<GradeBinding> binding = documents.binding(id);
      if (binding.isEmpty()) {
        log.warn("run {} names the grade binding {}, which is not there", run, id);
        continue;
      }
      items.add(new Job(id, run).item(binding.get(), now));
    }
    if (!items.isEmpty()) {
      work.hastenAll(items);
      // An item that was given up for an older state must not stand in the way of the new one.
      items.forEach(item -> work.revive(QUEUE, item.id(), now));
    }
  }
}
