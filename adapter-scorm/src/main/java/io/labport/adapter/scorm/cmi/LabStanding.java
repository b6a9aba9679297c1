package io.labport.adapter.scorm.cmi;

import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What is known of a lab run. It changes with the run's result, and once by itself: when a
 * completed lab has waited long enough for its score.
 *
 * @param phase where the lab stands
 * @param completion as Skillable reported it; absent while nothing was reported
 * @param taskPercent 0 to 100; absent while nothing was reported
 * @param score absent until scored
 * @param runTime the time the lab ran; with {@link #withRunTime} that of all labs of the LMS's
 *     attempt
 * @param revision of the result; 0 while nothing was reported
 * @param activities what the lab's activities brought, as far as it was asked for
 */
public record LabStanding(
    Phase phase,
    Optional<CompletionStatus> completion,
    OptionalInt taskPercent,
    Optional<Score> score,
    Duration runTime,
    int revision,
    List<ActivityResult> activities) {

  /** No lab. */
  public static final LabStanding NONE =
      new LabStanding(
          Phase.NONE,
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Duration.ZERO,
          0,
          List.of());

  /** Codes that say that it is over before an end is reported. */
  private static final Set<CompletionStatus> AT_ONCE =
      Set.of(CompletionStatus.CANCELLED, CompletionStatus.COMPLETE);

  public LabStanding {
    activities = List.copyOf(activities);
  }

  /**
   * How the run stands now.
   *
   * @param waitForScore how long after its end a completed lab may still get its score; {@link
   *     MappingPolicy#waitForScore()}
   */
  public static LabStanding of(LabRun run, Duration waitForScore, Clock clock) {
    return new LabStanding(
        phase(run, waitForScore, clock.instant()),
        run.result().map(LabResult::completion),
        run.result()
            .map(result -> OptionalInt.of(Math.max(0, Math.min(100, result.taskCompletePercent()))))
            .orElse(OptionalInt.empty()),
        run.result().flatMap(LabResult::score),
        run.result().map(LabResult::totalRunTime).orElse(Duration.ZERO),
        run.result().map(LabResult::revision).orElse(0),
        List.of());
  }

  /**
   * The same with the time of all labs that were started in the LMS's present attempt: that is what
   * the LMS's total time is compared with.
   */
  public LabStanding withRunTime(Duration total) {
    return new LabStanding(phase, completion, taskPercent, score, total, revision, activities);
  }

  public LabStanding withActivities(List<ActivityResult> results) {
    return new LabStanding(phase, completion, taskPercent, score, runTime, revision, results);
  }

  private static Phase phase(LabRun run, Duration waitForScore, Instant now) {
    if (run.state() == RunState.DEFERRED || run.state() == RunState.LAUNCH_FAILED) {
      return Phase.NONE;
    }
    if (run.result().isEmpty()) {
      return unreported(run.state());
    }
    LabResult result = run.result().get();
    CompletionStatus completion = result.completion();
    if (completion.awaitsGrading()) {
      return Phase.PENDING;
    }
    // While an instance has no end, incomplete and no-show are ordinary, but what cannot be taken
    // back counts at once (Skillable Lab API v3, Result: CompletionStatus; unverified: that
    // complete is never taken back).
    if (result.endedAt().isEmpty() && !AT_ONCE.contains(completion) && !completion.labFailed()) {
      return unreported(run.state());
    }
    if (completion.equals(CompletionStatus.COMPLETE)) {
      return completed(result, waitForScore, now);
    }
    return over(completion);
  }

  private static Phase over(CompletionStatus completion) {
    if (completion.labFailed()) {
      return Phase.LAB_FAILED;
    }
    // The first four codes; only complete, which is not asked about here, is more than stopped.
    return completion.code() >= 0 && completion.code() <= 3 ? Phase.STOPPED : Phase.UNKNOWN;
  }

  private static Phase completed(LabResult result, Duration waitForScore, Instant now) {
    if (result.score().flatMap(Score::passed).isPresent()) {
      return Phase.FINAL;
    }
    boolean waited =
        result.endedAt().isPresent() && !now.isBefore(result.endedAt().get().plus(waitForScore));
    return waited ? Phase.FINAL : Phase.AWAITING_SCORE;
  }

  /** What our own record says of a run whose end Skillable has not reported. */
  private static Phase unreported(RunState state) {
    return switch (state) {
      case LAUNCHING, OUTCOME_UNKNOWN, RUNNING, SAVED -> Phase.RUNNING;
      case PENDING_GRADING -> Phase.PENDING;
      case COMPLETED -> Phase.AWAITING_SCORE;
      case ENDED_INCOMPLETE, CANCELLED, NO_SHOW -> Phase.STOPPED;
      case LAB_FAILED -> Phase.LAB_FAILED;
      case ENDED_UNKNOWN -> Phase.UNKNOWN;
      case DEFERRED, LAUNCH_FAILED -> Phase.NONE;
    };
  }
}
