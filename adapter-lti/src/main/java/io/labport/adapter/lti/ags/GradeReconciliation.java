package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LearnerId;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.WorkSettings;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds, every 15 minutes, runs whose state the gradebook has not been told, whatever became of the
 * events: a lost one makes a grade late and never loses it. It goes through the bindings page by
 * page and asks only the records, never a platform.
 *
 * <p>Bindings that nobody has launched for a month are looked at once a day: their number grows
 * with the years, and what still happens to them is a revision now and then.
 */
public final class GradeReconciliation implements Worker {
  /** The name of the queue, as items spell it. */
  public static final String QUEUE = "lti/grade-reconciliation";

  /** A recurring item must not be buried by a bad day of the database. */
  public static final WorkSettings SETTINGS =
      new WorkSettings(
          1, Duration.ofMinutes(5), 100_000, Duration.ofSeconds(10), Duration.ofMinutes(15));

  static final Duration EVERY = Duration.ofMinutes(15);
  static final Duration ALL_EVERY = Duration.ofHours(24);
  static final Duration RECENT = Duration.ofDays(30);
  static final int PAGE = 100;
  private static final Logger log = LoggerFactory.getLogger(GradeReconciliation.class);

  private final GradeDocuments documents;
  private final Registrations registrations;
  private final ResultTracker results;
  private final Outstanding outstanding;
  private final BackgroundWork work;
  private final Clock clock;

  @Inject
  public GradeReconciliation(
      GradeDocuments documents,
      Registrations registrations,
      ResultTracker results,
      Outstanding outstanding,
      BackgroundWork work,
      Clock clock) {
    this.documents = documents;
    this.registrations = registrations;
    this.results = results;
    this.outstanding = outstanding;
    this.work = work;
    this.clock = clock;
  }

  /** The one item; it comes again for ever. */
  static WorkItem item(Instant due) {
    return new WorkItem(QUEUE, "all", Optional.empty(), "pass", "{}", due);
  }

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    return CompletableFuture.completedFuture(page());
  }

  private WorkOutcome page() {
    Instant now = clock.instant();
    Sweep before = documents.sweep();
    Sweep sweep =
        before.underWay() ? before : before.next(now.toEpochMilli(), ALL_EVERY.toMillis());
    Optional<String> after = Optional.of(sweep.after()).filter(id -> !id.isEmpty());
    List<GradeDocuments.Kept> page = documents.bindings(after, PAGE);
    List<WorkItem> missed = new ArrayList<>();
    for (GradeDocuments.Kept kept : page) {
      if (sweep.all() || kept.launchedAt().plus(RECENT).isAfter(now)) {
        missed.addAll(missed(kept, now));
      }
    }
    if (!missed.isEmpty()) {
      log.info("{} scores were not on their way to the gradebook, or still are", missed.size());
      // Not hastened: one that waits for its platform keeps waiting, and one that was given up
      // stays with the operator.
      work.addAll(missed);
    }
    boolean last = page.size() < PAGE;
    documents.sweep(sweep.at(last ? "" : page.get(page.size() - 1).id()));
    if (!last) {
      return WorkOutcome.againAt(now);
    }
    Instant next = Instant.ofEpochMilli(sweep.began()).plus(EVERY);
    return WorkOutcome.againAt(next.isAfter(now) ? next : now);
  }

  private List<WorkItem> missed(GradeDocuments.Kept kept, Instant now) {
    List<WorkItem> missed = new ArrayList<>();
    GradeBinding binding = kept.binding();
    Optional<Registration> registration = registrations.byKey(binding.registration());
    if (registration.isEmpty()) {
      return missed;
    }
    LearnerId learner =
        new LearnerId(registration.get().tenant(binding.deployment()), binding.user());
    for (LabRun run : results.runsOf(learner)) {
      GradePush.Job job = new GradePush.Job(kept.id(), run.id().value());
      boolean total = outstanding.unheard(job, binding, registration.get(), run);
      boolean activities = outstanding.activitiesUnheard(job, binding, registration.get(), run);
      if ((total || activities) && results.origins(run.id(), "lti").contains(kept.id())) {
        if (total) {
          missed.add(job.item(binding, now));
        }
        if (activities) {
          missed.add(job.activity(GradePush.Job.ALL).item(binding, now));
        }
      }
    }
    return missed;
  }
}
