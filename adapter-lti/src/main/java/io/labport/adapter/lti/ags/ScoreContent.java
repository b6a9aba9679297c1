package io.labport.adapter.lti.ags;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.Optional;

/**
 * What a lab run's state means for the gradebook (AGS 2.0, sections 3.4.7 and 3.4.8).
 *
 * @param revision of the result it was made from; 0 while there is none
 */
record ScoreContent(
    String activityProgress,
    String gradingProgress,
    Optional<BigDecimal> given,
    Optional<BigDecimal> maximum,
    Instant startedAt,
    Optional<Instant> endedAt,
    int revision) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Empty when nothing is to be sent. */
  static Optional<ScoreContent> of(LabRun run, GradePolicy policy) {
    if (policy.posts() == GradePosts.OFF) {
      return Optional.empty();
    }
    boolean progress = policy.posts() == GradePosts.WITH_PROGRESS;
    return switch (run.state()) {
      case COMPLETED -> run.result().flatMap(result -> completed(result, policy));
      case PENDING_GRADING ->
          progress ? Optional.of(plain(run, "Submitted", grading(run))) : Optional.empty();
      case ENDED_INCOMPLETE ->
          policy.incomplete() == Incomplete.PARTIAL_SCORE && hasPart(run, policy.by())
              ? run.result().map(result -> part(result, policy.by()))
              : progress ? Optional.of(plain(run, "InProgress", "NotReady")) : Optional.empty();
      case RUNNING, SAVED ->
          progress ? Optional.of(plain(run, "InProgress", "NotReady")) : Optional.empty();
      // Nothing of these says anything about the learner.
      case LAUNCHING,
          OUTCOME_UNKNOWN,
          DEFERRED,
          CANCELLED,
          NO_SHOW,
          LAB_FAILED,
          ENDED_UNKNOWN,
          LAUNCH_FAILED ->
          Optional.empty();
    };
  }

  /** What a repeated look compares: the same again need not be sent again. */
  String key() {
    return activityProgress + "/" + gradingProgress + "/" + revision;
  }

  /** A score with a maximum, or none of both; what has only the half cannot be sent. */
  boolean sendable() {
    return given.isEmpty() || maximum.isPresent();
  }

  /** The end, unless it lies before the beginning (AGS 2.0, section 3.4.5). */
  Optional<Instant> submittedAt() {
    return endedAt.filter(end -> !end.isBefore(startedAt));
  }

  /** The share of the maximum; empty without a score. */
  Optional<BigDecimal> share() {
    return given.isPresent() && maximum.isPresent()
        ? Optional.of(given.get().divide(maximum.get(), MathContext.DECIMAL32))
        : Optional.empty();
  }

  /** For people. */
  String words() {
    String score =
        given
            .map(
                g ->
                    " "
                        + g.toPlainString()
                        + maximum.map(m -> " of " + m.toPlainString()).orElse(""))
            .orElse("");
    return activityProgress + "/" + gradingProgress + score;
  }

  /**
   * The same moment of the lab for one of its activities. Details has no maximum of an activity;
   * where none is known the column says passed or not, as 1 or 0 of 1, rather than points out of an
   * invented total.
   */
  ScoreContent of(Activity activity) {
    BigDecimal max = activity.max();
    BigDecimal points = activity.score().max(BigDecimal.ZERO);
    if (max == null || max.signum() <= 0) {
      max = BigDecimal.ONE;
      points = activity.passed() ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    return new ScoreContent(
        activityProgress,
        gradingProgress,
        Optional.of(points),
        Optional.of(max),
        startedAt,
        endedAt,
        revision);
  }

  private static Optional<ScoreContent> completed(LabResult result, GradePolicy policy) {
    return switch (policy.by()) {
      case EXAM -> exam(result, policy.unscored());
      case COMPLETION ->
          Optional.of(graded(result, "Completed", Optional.of(HUNDRED), Optional.of(HUNDRED)));
      case TASKS -> Optional.of(tasks(result, "Completed"));
    };
  }

  /** Some labs that were given up have a score or tasks done; none is half completed. */
  private static boolean hasPart(LabRun run, GradeBy by) {
    return switch (by) {
      case EXAM -> hasScore(run);
      case COMPLETION -> false;
      case TASKS -> run.result().isPresent();
    };
  }

  private static ScoreContent part(LabResult result, GradeBy by) {
    return by == GradeBy.TASKS ? tasks(result, "InProgress") : scored(result, "InProgress");
  }

  private static ScoreContent tasks(LabResult result, String activity) {
    int percent = Math.max(0, Math.min(100, result.taskCompletePercent()));
    return graded(result, activity, Optional.of(BigDecimal.valueOf(percent)), Optional.of(HUNDRED));
  }

  private static Optional<ScoreContent> exam(LabResult result, Unscored unscored) {
    if (result.score().isPresent()) {
      return Optional.of(scored(result, "Completed"));
    }
    return switch (unscored) {
      case NOTHING -> Optional.empty();
      case WITHOUT_SCORE ->
          Optional.of(graded(result, "Completed", Optional.empty(), Optional.empty()));
      case FULL_MARKS ->
          Optional.of(graded(result, "Completed", Optional.of(HUNDRED), Optional.of(HUNDRED)));
    };
  }

  private static boolean hasScore(LabRun run) {
    return run.result().flatMap(LabResult::score).isPresent();
  }

  /**
   * FullyGraded also for a partial score: a platform may ignore, or clear the column for, every
   * score that is not (AGS 2.0, section 3.4.8), and whoever asks for partial scores wants to see
   * them.
   */
  private static ScoreContent scored(LabResult result, String activity) {
    io.labport.core.domain.Score score = result.score().orElseThrow();
    Optional<BigDecimal> maximum =
        score.max().isPresent() && score.max().getAsInt() > 0
            ? Optional.of(BigDecimal.valueOf(score.max().getAsInt()))
            : Optional.empty();
    return graded(result, activity, Optional.of(score.raw()), maximum);
  }

  private static ScoreContent graded(
      LabResult result, String activity, Optional<BigDecimal> given, Optional<BigDecimal> maximum) {
    return new ScoreContent(
        activity,
        "FullyGraded",
        given,
        maximum,
        result.startedAt(),
        result.endedAt(),
        result.revision());
  }

  private static ScoreContent plain(LabRun run, String activity, String grading) {
    return new ScoreContent(
        activity,
        grading,
        Optional.empty(),
        Optional.empty(),
        run.result().map(LabResult::startedAt).orElse(run.createdAt()),
        run.result().flatMap(LabResult::endedAt),
        run.result().map(LabResult::revision).orElse(0));
  }

  private static String grading(LabRun run) {
    boolean machine =
        run.result()
            .filter(r -> r.completion().equals(CompletionStatus.GRADING_IN_PROGRESS))
            .isPresent();
    return machine ? "Pending" : "PendingManual";
  }
}
