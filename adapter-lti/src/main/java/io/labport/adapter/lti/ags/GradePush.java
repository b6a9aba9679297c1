package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.registration.Registrations;
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
import org.jspecify.annotations.Nullable;
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
  private final Registrations registrations;
  private final BackgroundWork work;
  private final Clock clock;

  @Inject
  public GradePush(
      ResultTracker results,
      GradeDocuments documents,
      Registrations registrations,
      BackgroundWork work,
      Clock clock) {
    this.results = results;
    this.documents = documents;
    this.registrations = registrations;
    this.work = work;
    this.clock = clock;
  }

  /**
   * What an item says: which score of which run goes where.
   *
   * @param activity null for the run's own score, {@link #ALL} to look which activities there are,
   *     else the activity whose score it is
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Job(String binding, String run, @Nullable String activity) {
    static final String ALL = "*";
    private static final ObjectMapper JSON = new ObjectMapper();

    Job(String binding, String run) {
      this(binding, run, null);
    }

    Job total() {
      return new Job(binding, run, null);
    }

    Job activity(String key) {
      return new Job(binding, run, key);
    }

    /** Of the item, and of the document that says what became of it. */
    String id() {
      return binding + "/" + run + (activity == null ? "" : "/" + activity);
    }

    /** Each column has its lane, so that none waits for another. */
    WorkItem item(GradeBinding where, Instant due) {
      String lane = activity == null ? where.lane() : where.lane() + "/" + activity;
      try {
        return new WorkItem(
            QUEUE,
            where.registration(),
            Optional.of(lane),
            id(),
            JSON.writeValueAsString(this),
            due);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("a grade item cannot be written", e);
      }
    }
  }

  /** For the run's own score, and for a look at its activities where they have columns. */
  private List<WorkItem> items(Job job, GradeBinding binding, Instant now) {
    boolean activities =
        registrations
            .byKey(binding.registration())
            .filter(r -> r.agreed().lineItems() == LineItemPolicy.PER_ACTIVITY)
            .isPresent();
    return activities
        ? List.of(job.item(binding, now), job.activity(Job.ALL).item(binding, now))
        : List.of(job.item(binding, now));
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
      items.addAll(items(new Job(id, run), binding.get(), now));
    }
    if (!items.isEmpty()) {
      work.hastenAll(items);
      // An item that was given up for an older state must not stand in the way of the new one.
      items.forEach(item -> work.revive(QUEUE, item.id(), now));
    }
  }
}
