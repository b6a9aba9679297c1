package io.labport.adapter.scorm.tracking;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What the learner is told; each has a text in the SCO. */
enum Message {
  READY,
  OPENING,
  RUNNING,
  PENDING,
  AWAITING_SCORE,
  CANCELLED,
  NO_SHOW,
  NOT_FINISHED,
  COMPLETED,
  PASSED,
  FAILED,
  LAB_FAILED,
  PROVISIONING_FAILED,
  CREATION_FAILED,
  RESUME_FAILED,
  SAVE_FAILED,
  LAUNCH_REFUSED,
  LAUNCH_LIMIT,
  LAUNCH_NO_CAPACITY,
  LAUNCH_SAVED,
  LAUNCH_REVIEW,
  LAUNCH_WRONG_STATE,
  LAUNCH_SHARED,
  STEP_UP;

  /** Launch code 6: there is a saved lab (Skillable Lab API v3, Launch, {@code Result}). */
  private static final int SAVED = 6;

  /** The SCO's text has this key below {@code status}. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * How the labs stand.
   *
   * @param phase what they mean
   * @param runs newest first
   */
  static Message of(Phase phase, Optional<Mapped.Result> result, List<LabRun> runs) {
    Optional<LabRun> counting = CmiReports.counting(runs);
    return switch (phase) {
      case NONE -> counting.flatMap(Message::open).orElse(READY);
      case RUNNING -> counting.flatMap(Message::open).orElse(RUNNING);
      case PENDING -> completion(counting).map(Message::pending).orElse(PENDING);
      case STOPPED -> counting.map(Message::stopped).orElse(NOT_FINISHED);
      case FINAL -> result.flatMap(Mapped.Result::passed).map(Message::judged).orElse(COMPLETED);
      case LAB_FAILED -> completion(counting).map(Message::broken).orElse(LAB_FAILED);
      case BLOCKED -> STEP_UP;
    };
  }

  private static Optional<CompletionStatus> completion(Optional<LabRun> run) {
    return run.flatMap(LabRun::result).map(LabResult::completion);
  }

  private static Optional<Message> open(LabRun run) {
    return switch (run.state()) {
      case LAUNCHING, OUTCOME_UNKNOWN, DEFERRED -> Optional.of(OPENING);
      case SAVED -> Optional.of(LAUNCH_SAVED);
      default -> Optional.empty();
    };
  }

  private static Message pending(CompletionStatus completion) {
    return completion.equals(CompletionStatus.COMPLETE) ? AWAITING_SCORE : PENDING;
  }

  private static Message stopped(LabRun run) {
    Optional<CompletionStatus> said = completion(Optional.of(run));
    if (run.state() == RunState.CANCELLED || said.equals(Optional.of(CompletionStatus.CANCELLED))) {
      return CANCELLED;
    }
    return run.state() == RunState.NO_SHOW || said.equals(Optional.of(CompletionStatus.NO_SHOW))
        ? NO_SHOW
        : NOT_FINISHED;
  }

  private static Message judged(boolean passed) {
    return passed ? PASSED : FAILED;
  }

  private static Message broken(CompletionStatus completion) {
    return switch (completion.code()) {
      case 10 -> PROVISIONING_FAILED;
      case 20 -> CREATION_FAILED;
      case 30 -> RESUME_FAILED;
      case 40 -> SAVE_FAILED;
      default -> LAB_FAILED;
    };
  }

  /** Why no lab came to be. */
  static Message of(RefusalReason reason, OptionalInt code) {
    if (code.isPresent() && code.getAsInt() == SAVED) {
      return LAUNCH_SAVED;
    }
    return switch (reason) {
      case LAUNCH_REJECTED, INVALID_REQUEST, NOT_AUTHORIZED, UNKNOWN_FAILURE -> LAUNCH_REFUSED;
      case USER_LIMIT_REACHED, ATTEMPTS_EXHAUSTED -> LAUNCH_LIMIT;
      case NO_CAPACITY,
          INTEGRATION_LIMIT_REACHED,
          ORGANIZATION_LIMIT_REACHED,
          LAB_LIMIT_REACHED,
          SERIES_LIMIT_REACHED,
          CLASS_LIMIT_REACHED ->
          LAUNCH_NO_CAPACITY;
      case AWAITING_SECURITY_REVIEW -> LAUNCH_REVIEW;
      case WRONG_STATE -> LAUNCH_WRONG_STATE;
      case SHARED_ENVIRONMENT_UNAVAILABLE -> LAUNCH_SHARED;
      // Nobody's fault, and trying again helps.
      case TEMPORARILY_UNAVAILABLE, ANSWER_LOST -> LAB_FAILED;
      case PROVISIONING_FAILED -> CREATION_FAILED;
      case RESUME_FAILED -> RESUME_FAILED;
    };
  }
}
