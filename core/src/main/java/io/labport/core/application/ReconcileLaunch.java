package io.labport.core.application;

import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Settles a launch or resume whose answer we do not have: finds the lab, or, when it has looked
 * long enough, frees the learner's place. Never launches.
 */
final class ReconcileLaunch implements Worker {
  /**
   * How long an answer may be known to be lost before an absent lab is taken to be none: settled
   * within a minute.
   */
  private static final Duration LOST_LIMIT = Duration.ofSeconds(45);

  private static final Duration LONGEST_DEFERRED = Duration.ofHours(12);

  private final LabRuns runs;
  private final FindLostLab findLostLab;
  private final RecordLaunch record;
  private final LaunchingConfig config;
  private final Clock clock;

  @Inject
  ReconcileLaunch(
      LabRuns runs,
      FindLostLab findLostLab,
      RecordLaunch record,
      LaunchingConfig config,
      Clock clock) {
    this.runs = runs;
    this.findLostLab = findLostLab;
    this.record = record;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    return CompletableFuture.completedFuture(settle(new LabRunId(item.id()), attempt));
  }

  private WorkOutcome settle(LabRunId id, int attempt) {
    Optional<LabRun> found = runs.find(id);
    if (found.isEmpty() || !unsettled(found.get())) {
      return WorkOutcome.done();
    }
    LabRun run = found.get();
    Instant now = clock.instant();
    Instant next = now.plus(wait(run, attempt));
    LabRun seen;
    try {
      seen = findLostLab.look(run);
    } catch (SkillableUnavailableException e) {
      return WorkOutcome.retryAt(next, e.code());
    }
    if (!unsettled(seen)) {
      return WorkOutcome.done();
    }
    // Looking took time, in which a call may have gone out or its answer been lost.
    boolean unchanged =
        runs.find(id)
            .filter(stored -> stored.state() == run.state())
            .filter(stored -> stored.launchSentAt().equals(run.launchSentAt()))
            .isPresent();
    if (!unchanged || now.isBefore(run.launchSentAt().plus(limit(run)))) {
      return WorkOutcome.retryAt(next, "lab not found yet");
    }
    if (run.state() == RunState.DEFERRED) {
      record.discard(run);
    } else if (run.instance().isPresent()) {
      record.stillSaved(run);
    } else {
      record.failed(run, RefusalReason.ANSWER_LOST, OptionalInt.empty());
    }
    return WorkOutcome.done();
  }

  private static boolean unsettled(LabRun run) {
    return run.state() == RunState.LAUNCHING
        || run.state() == RunState.OUTCOME_UNKNOWN
        || run.state() == RunState.DEFERRED;
  }

  private Duration limit(LabRun run) {
    return switch (run.state()) {
      case OUTCOME_UNKNOWN -> LOST_LIMIT;
      case DEFERRED -> LONGEST_DEFERRED;
      default -> config.answerLimit();
    };
  }

  private static Duration wait(LabRun run, int attempt) {
    if (run.state() == RunState.DEFERRED) {
      return Duration.ofMinutes(Math.min(attempt, 15));
    }
    return Duration.ofSeconds(Math.min(5L * attempt, 15));
  }
}
