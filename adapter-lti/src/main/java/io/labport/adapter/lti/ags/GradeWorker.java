package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.profile.ScoreMeaning;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.WorkSettings;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the latest state of a run to the gradebook. Level-triggered: it may be called at any time
 * and any number of times, and sends what is not there yet.
 */
public final class GradeWorker implements Worker {
  /**
   * The lease is longer than all calls of one attempt together. The number of attempts is not the
   * limit, {@link #GIVE_UP} is.
   */
  public static final WorkSettings SETTINGS =
      new WorkSettings(4, Duration.ofMinutes(5), 1000, Duration.ofSeconds(5), Duration.ofHours(1));

  private static final Duration GIVE_UP = Duration.ofDays(3);

  /** A score without its comment is better than none. */
  private static final Duration COMMENT_WAIT = Duration.ofHours(1);

  private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);
  private static final Logger log = LoggerFactory.getLogger(GradeWorker.class);

  private final ResultTracker results;
  private final Registrations registrations;
  private final GradeDocuments documents;
  private final ScoreSender sender;
  private final Clock clock;
  private final SecureRandom random;
  private final Outstanding outstanding;
  private final ActivityResults activities;
  private final BackgroundWork work;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public GradeWorker(
      ResultTracker results,
      Registrations registrations,
      GradeDocuments documents,
      ScoreSender sender,
      Outstanding outstanding,
      ActivityResults activities,
      BackgroundWork work,
      Clock clock,
      SecureRandom random) {
    this.results = results;
    this.registrations = registrations;
    this.documents = documents;
    this.sender = sender;
    this.outstanding = outstanding;
    this.activities = activities;
    this.work = work;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    GradePush.Job job;
    try {
      job = json.readValue(item.payload(), GradePush.Job.class);
    } catch (JsonProcessingException e) {
      return CompletableFuture.completedFuture(WorkOutcome.bury("unreadable payload"));
    }
    return CompletableFuture.completedFuture(bring(job, attempt));
  }

  private WorkOutcome bring(GradePush.Job job, int attempt) {
    Optional<GradeBinding> binding = documents.binding(job.binding());
    Optional<LabRun> run = results.run(new LabRunId(job.run()));
    if (binding.isEmpty() || run.isEmpty()) {
      return WorkOutcome.done();
    }
    Optional<Registration> registration = registrations.byKey(binding.get().registration());
    if (registration.isEmpty()) {
      return WorkOutcome.bury("registration " + binding.get().registration() + " is gone");
    }
    if (GradePush.Job.ALL.equals(job.activity())) {
      return spread(job, registration.get(), binding.get(), run.get(), attempt);
    }
    Optional<ScoreContent> content =
        outstanding.of(job, binding.get(), registration.get(), run.get());
    if (content.isEmpty() || refusedAlready(job, content.get())) {
      return WorkOutcome.done();
    }
    if (!content.get().sendable()) {
      // AGS 2.0, section 3.4.3: a score needs its maximum, and we invent none.
      return refused(
          job,
          registration.get(),
          content.get(),
          new ScoreSender.Refused("lti.score-without-maximum", ScoreMeaning.NO_MAXIMUM));
    }
    return send(job, registration.get(), binding.get(), run.get(), content.get(), attempt);
  }

  /**
   * A second event may tell of the very same state. A column or a token that could not be had is
   * asked for again then; a score that the platform itself refused for good is not posted again.
   */
  private boolean refusedAlready(GradePush.Job job, ScoreContent content) {
    return documents
        .state(job)
        .filter(state -> state.status() == GradeState.Status.REFUSED)
        .filter(state -> state.refusedKey().equals(content.key()))
        .filter(state -> state.why().startsWith(ScoreSender.ANSWERED))
        .isPresent();
  }

  /** One item for each scored activity, once they are known. */
  private WorkOutcome spread(
      GradePush.Job job, Registration registration, GradeBinding binding, LabRun run, int attempt) {
    if (!outstanding.activitiesUnheard(job.total(), binding, registration, run)) {
      return WorkOutcome.done();
    }
    ActivitySnapshot snapshot;
    try {
      snapshot = activities.of(job, run);
    } catch (SkillableUnavailableException e) {
      return WorkOutcome.retryAt(later(e, attempt), e.code());
    }
    Instant now = clock.instant();
    List<WorkItem> items =
        snapshot.activities().stream()
            .filter(Activity::scored)
            .map(activity -> job.activity(activity.key()))
            .filter(each -> outstanding.unheard(each, binding, registration, run))
            .map(each -> each.item(binding, now))
            .toList();
    if (!items.isEmpty()) {
      work.hastenAll(items);
      items.forEach(item -> work.revive(GradePush.QUEUE, item.id(), now));
    }
    return WorkOutcome.done();
  }

  private WorkOutcome send(
      GradePush.Job job,
      Registration registration,
      GradeBinding binding,
      LabRun run,
      ScoreContent content,
      int attempt) {
    GradeState before = documents.state(job).orElse(GradeState.NEW);
    Optional<String> comment = Optional.empty();
    if (registration.agreed().comments() == ScoreComments.ACTIVITIES
        && job.activity() == null
        && content.given().isPresent()) {
      try {
        comment = ActivityComment.of(activities.of(job, run));
      } catch (SkillableUnavailableException e) {
        Instant since =
            before.failingSince() == 0
                ? clock.instant()
                : Instant.ofEpochMilli(before.failingSince());
        if (clock.instant().isBefore(since.plus(COMMENT_WAIT))) {
          return conclude(
              job,
              registration,
              content,
              new ScoreSender.Later(Optional.of(later(e, attempt)), e.code()),
              attempt);
        }
        log.warn("score of run {}: sent without the comment, {}", job.run(), e.code());
      }
    }
    AttemptLog attempts = new AttemptLog();
    ScoreSender.Outcome outcome =
        sender.send(
            new ScoreSender.Post(
                job,
                registration,
                binding,
                run,
                content,
                column(job, binding, run, content),
                comment,
                before.gradeMayBeThere(),
                attempts));
    documents.state(job, s -> s.tried(attempts.column(), content.words(), attempts.attempts()));
    return conclude(job, registration, content, outcome, attempt);
  }

  private WantedColumn column(
      GradePush.Job job, GradeBinding binding, LabRun run, ScoreContent content) {
    if (job.activity() == null) {
      return WantedColumn.total(run.lab(), binding, content);
    }
    Activity activity = documents.activities(job.total()).scored(job.activity()).orElseThrow();
    return WantedColumn.of(run.lab(), binding, activity, content);
  }

  private Instant later(SkillableUnavailableException e, int attempt) {
    return clock.instant().plus(e.retryAfter().orElse(delay(attempt)));
  }

  private WorkOutcome conclude(
      GradePush.Job job,
      Registration registration,
      ScoreContent content,
      ScoreSender.Outcome outcome,
      int attempt) {
    if (outcome instanceof ScoreSender.Settled settled) {
      documents.state(job, s -> s.taken(settled.how(), content.key(), settled.meaning()));
      log.info(
          "score of run {} ({} revision {}): {} by registration {}",
          job.run(),
          content.activityProgress(),
          content.revision(),
          settled.how(),
          registration.key());
      return WorkOutcome.done();
    }
    if (outcome instanceof ScoreSender.Refused refused) {
      return refused(job, registration, content, refused);
    }
    ScoreSender.Later later = (ScoreSender.Later) outcome;
    Instant now = clock.instant();
    documents.state(job, s -> s.failing(now.toEpochMilli(), later.code(), ScoreMeaning.LATER));
    long since = documents.state(job).map(GradeState::failingSince).orElse(now.toEpochMilli());
    if (!now.isBefore(Instant.ofEpochMilli(since).plus(GIVE_UP))) {
      log.error(
          "score of run {} could not be brought to registration {} for 72 hours: {}",
          job.run(),
          registration.key(),
          later.code());
      // The next state of the run, or an operator who revives the item, gets 72 hours again.
      documents.state(job, GradeState::givenUp);
      return WorkOutcome.bury(later.code());
    }
    return WorkOutcome.retryAt(later.notBefore().orElse(now.plus(delay(attempt))), later.code());
  }

  private WorkOutcome refused(
      GradePush.Job job,
      Registration registration,
      ScoreContent content,
      ScoreSender.Refused refused) {
    documents.state(job, s -> s.refused(content.key(), refused.code(), refused.meaning()));
    log.warn(
        "score of run {} was refused by registration {}: {}, {}",
        job.run(),
        registration.key(),
        refused.code(),
        refused.meaning().words());
    return WorkOutcome.done();
  }

  /** Doubles, with up to a fifth more by chance, so that a crowd does not return as one. */
  private Duration delay(int attempt) {
    long doubled = FIRST_DELAY.toMillis() << Math.min(Math.max(attempt - 1, 0), 12);
    long delay = Math.min(doubled, LONGEST_DELAY.toMillis());
    return Duration.ofMillis(delay + random.nextInt((int) (delay / 5) + 1));
  }
}
