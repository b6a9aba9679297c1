package io.labport.adapter.scorm.cmi;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.Score;
import java.util.Optional;

/**
 * What a lab's standing means under a policy, before it is put into elements.
 *
 * @param phase the lab's, or what the policy makes of it
 * @param completed the completion rule is met
 * @param success the verdict
 * @param last nothing more is expected of this lab
 * @param scored whether a score may be reported
 * @param fullMarks whether full marks may stand in for the score that the lab does not have
 */
record Outcome(
    Phase phase,
    boolean completed,
    Success success,
    boolean last,
    boolean scored,
    boolean fullMarks) {

  enum Success {
    PASSED,
    FAILED,
    UNKNOWN,
    /** What the LMS holds stays. */
    LEAVE
  }

  static Outcome of(LabStanding lab, MappingPolicy policy, Dialect dialect) {
    return switch (lab.phase()) {
      case NONE, RUNNING -> open(lab.phase(), false, Success.LEAVE);
      case AWAITING_SCORE, LAB_FAILED, UNKNOWN -> open(lab.phase(), false, Success.UNKNOWN);
      // SCORM 1.2 has no completion without a verdict that could follow later.
      case PENDING ->
          open(
              lab.phase(),
              policy.pendingCountsAsComplete() && dialect == Dialect.SCORM_2004,
              Success.UNKNOWN);
      case STOPPED -> stopped(lab, policy, dialect);
      case FINAL -> concluded(lab, policy, dialect, met(policy.completion(), lab, true));
    };
  }

  private static Outcome open(Phase phase, boolean completed, Success success) {
    return new Outcome(phase, completed, success, false, false, false);
  }

  /** A lab that was given up counts for rules that ask for something else than completion. */
  private static Outcome stopped(LabStanding lab, MappingPolicy policy, Dialect dialect) {
    // Cancelled and never started say nothing about the learner.
    if (!lab.completion().equals(Optional.of(CompletionStatus.INCOMPLETE))) {
      return open(Phase.STOPPED, false, Success.UNKNOWN);
    }
    if (met(policy.completion(), lab, false)) {
      return concluded(lab, policy, dialect, true);
    }
    // Only SCORM 2004 can say passed without saying completed.
    if (passed(lab) && dialect == Dialect.SCORM_2004) {
      return new Outcome(Phase.STOPPED, false, Success.PASSED, false, true, false);
    }
    return open(Phase.STOPPED, false, Success.UNKNOWN);
  }

  private static Outcome concluded(
      LabStanding lab, MappingPolicy policy, Dialect dialect, boolean met) {
    Optional<Boolean> verdict = lab.score().flatMap(Score::passed);
    if (verdict.isPresent()) {
      return verdict.get() ? last(met, Success.PASSED) : failed(policy.failure(), met);
    }
    if (!met) {
      return open(Phase.STOPPED, false, Success.UNKNOWN);
    }
    if (lab.score().isPresent()) {
      // Points without a verdict: neither is the verdict made up, nor are the points dropped.
      return last(true, Success.UNKNOWN);
    }
    boolean passes =
        switch (policy.unscored()) {
          case BY_VERSION -> dialect == Dialect.SCORM_2004;
          case PASSED -> true;
          case UNKNOWN -> false;
        };
    return new Outcome(
        Phase.FINAL,
        true,
        passes ? Success.PASSED : Success.UNKNOWN,
        true,
        policy.scoreOnComplete(),
        policy.scoreOnComplete());
  }

  private static Outcome failed(MappingPolicy.Failure failure, boolean met) {
    return switch (failure) {
      case REPORT_FAILED -> last(met, Success.FAILED);
      case ALLOW_RETRY -> new Outcome(Phase.STOPPED, false, Success.FAILED, false, true, false);
      case COMPLETE_ANYWAY -> last(true, Success.FAILED);
    };
  }

  private static Outcome last(boolean completed, Success success) {
    return new Outcome(Phase.FINAL, completed, success, true, true, false);
  }

  private static boolean met(CompletionRule rule, LabStanding lab, boolean complete) {
    return switch (rule.kind()) {
      case COMPLETED -> complete;
      case PASSED -> passed(lab);
      case COMPLETED_AND_PASSED -> complete && passed(lab);
      case COMPLETED_OR_PASSED -> complete || passed(lab);
      case TASK_PERCENT -> complete || lab.taskPercent().orElse(0) >= rule.percent().orElseThrow();
    };
  }

  private static boolean passed(LabStanding lab) {
    return lab.score().flatMap(Score::passed).orElse(false);
  }

  /** The value of {@code cmi.core.lesson_status}. */
  String lessonStatus(MappingPolicy.Failure failure) {
    if (!last) {
      return "incomplete";
    }
    return switch (success) {
      case PASSED -> "passed";
      case FAILED -> failure == MappingPolicy.Failure.COMPLETE_ANYWAY ? "completed" : "failed";
      case UNKNOWN, LEAVE -> "completed";
    };
  }

  /** The value of {@code cmi.completion_status}. */
  String completionStatus() {
    return completed ? "completed" : "incomplete";
  }

  /** The value of {@code cmi.success_status}; empty when it is to be left alone. */
  Optional<String> successStatus() {
    return switch (success) {
      case PASSED -> Optional.of("passed");
      case FAILED -> Optional.of("failed");
      case UNKNOWN -> Optional.of("unknown");
      case LEAVE -> Optional.empty();
    };
  }

  Rank rank(Dialect dialect, MappingPolicy.Failure failure) {
    return dialect == Dialect.SCORM_12
        ? Rank.of(lessonStatus(failure))
        : Rank.of(completionStatus(), successStatus().orElse(""));
  }
}
