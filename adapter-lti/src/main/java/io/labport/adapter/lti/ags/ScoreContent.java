package io.labport.adapter.lti.ags;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import java.math.BigDecimal;
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
  static Optional<ScoreContent> of(
      LabRun run, GradePosts posts, Unscored unscored, Incomplete incomplete) {
    if (posts == GradePosts.OFF) {
      return Optional.empty();
    }
    boolean progress = posts == GradePosts.WITH_PROGRESS;
    return switch (run.state()) {
      case COMPLETED -> run.result().flatMap(result -> completed(result, unscored));
      case PENDING_GRADING ->
          progress ? Optional.of(plain(run, "Submitted", grading(run))) : Optional.empty();
      case ENDED_INCOMPLETE ->
          incomplete == Incomplete.PARTIAL_SCORE && hasScore(run)
              ? run.result().map(result -> scored(result, "InProgress"))
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

  private static Optional<ScoreContent> completed(LabResult result, Unscored unscored) {
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
