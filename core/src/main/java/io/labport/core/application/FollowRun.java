package io.labport.core.application;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.outbound.InstanceReport;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Follows one run until its result is final: LatestResults only hints, Result is the truth. One
 * durable item per run, due when there is something to see, so that following costs the poll
 * nothing.
 */
final class FollowRun implements Worker {
  /** About a day of asking for an instance that Skillable says it does not know. */
  private static final int MOST_UNKNOWN = 100;

  private final SkillableLabs skillable;
  private final LabRuns runs;
  private final RecordReport record;
  private final FindLostLab findLostLab;
  private final FollowUpTimes times;
  private final TrackingConfig config;
  private final Clock clock;

  @Inject
  FollowRun(
      SkillableLabs skillable,
      LabRuns runs,
      RecordReport record,
      FindLostLab findLostLab,
      FollowUpTimes times,
      TrackingConfig config,
      Clock clock) {
    this.skillable = skillable;
    this.runs = runs;
    this.record = record;
    this.findLostLab = findLostLab;
    this.times = times;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    return CompletableFuture.completedFuture(follow(new LabRunId(item.id()), attempt));
  }

  private WorkOutcome follow(LabRunId id, int attempt) {
    Optional<LabRun> found = runs.find(id).filter(run -> run.instance().isPresent());
    if (found.isEmpty()) {
      return WorkOutcome.done();
    }
    LabRun run = found.get();
    try {
      Optional<InstanceReport> report = skillable.result(run.instance().orElseThrow());
      if (report.isEmpty() && run.state().ended() && run.result().isEmpty()) {
        return WorkOutcome.done(); // given up before, for this very reason
      }
      if (report.isEmpty() && attempt >= MOST_UNKNOWN) {
        return WorkOutcome.bury("Skillable does not know instance " + run.instance().orElseThrow());
      }
      if (report.isEmpty()) {
        return WorkOutcome.retryAt(
            clock.instant().plus(times.afterFailure(attempt)), "instance not known");
      }
      Optional<Instant> grace = graceUntil(run, report.get());
      if (grace.isPresent()) {
        return WorkOutcome.againAt(grace.get());
      }
      return next(record.apply(run, report.get(), LabEvent.DetectedBy.POLL));
    } catch (SkillableUnavailableException e) {
      Duration wait = e.retryAfter().orElseGet(() -> times.afterFailure(attempt));
      return WorkOutcome.retryAt(clock.instant().plus(wait), e.code());
    }
  }

  /**
   * A completed lab whose score is not there yet is reported only after one more look: scores are
   * written just after the end. Bounded by our own clock, whatever Skillable's says.
   */
  private Optional<Instant> graceUntil(LabRun run, InstanceReport report) {
    boolean firstSeenComplete =
        report.completion().equals(CompletionStatus.COMPLETE)
            && report.end().isPresent()
            && report.examScore().isEmpty()
            && !run.state().ended();
    if (!firstSeenComplete) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Instant until = report.end().get().plus(config.scoreGrace());
    if (!until.isAfter(now)) {
      return Optional.empty();
    }
    Instant latest = now.plus(config.scoreGrace());
    return Optional.of(until.isAfter(latest) ? latest : until);
  }

  private WorkOutcome next(LabRun recorded) {
    LabRun run = recorded;
    if (run.state() == RunState.RUNNING || run.state() == RunState.SAVED) {
      // Result does not tell a saved lab from a running one; the learner's list does.
      run = findLostLab.look(run);
    }
    LabResult result = run.result().orElseThrow();
    if (run.state() == RunState.PENDING_GRADING && times.gradingOverdue(result)) {
      return WorkOutcome.bury(
          "instance "
              + run.instance().orElseThrow()
              + " has waited for grading longer than tracking.grading-limit");
    }
    return times.next(run, result).map(WorkOutcome::againAt).orElseGet(WorkOutcome::done);
  }
}
