package io.labport.adapter.scorm.cmi;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How a dispatch reports.
 *
 * @param completion when a lab counts as completed
 * @param failure what becomes of a lab that was completed and not passed
 * @param unscored the success of a completed lab that nobody scores
 * @param pendingCountsAsComplete whether work that was handed in for grading is completed already
 *     (SCORM 2004 only, where completion and success are apart)
 * @param scoreOnComplete whether a completed lab without a score reports full marks
 * @param scoreDecimals decimals of the raw score, 0 to 2
 * @param rawScale what the raw score counts in (SCORM 2004 only; SCORM 1.2 has percent)
 * @param time what the session time says
 * @param detail what is reported besides completion and score
 * @param exitOnComplete how the SCO leaves a completed attempt
 * @param keepBest whether a worse later result leaves the LMS as it is
 * @param masteryPercent a passing score for the manifest, 0 to 100; LMSs then overrule the SCO, so
 *     none by default
 * @param waitForScore how long after its end a completed lab without a score may still get one,
 *     before it counts as unscored; not negative
 */
public record MappingPolicy(
    CompletionRule completion,
    Failure failure,
    Unscored unscored,
    boolean pendingCountsAsComplete,
    boolean scoreOnComplete,
    int scoreDecimals,
    RawScale rawScale,
    TimeSource time,
    Detail detail,
    ExitOnComplete exitOnComplete,
    boolean keepBest,
    OptionalInt masteryPercent,
    Duration waitForScore) {

  public static final MappingPolicy DEFAULT =
      new MappingPolicy(
          CompletionRule.COMPLETED,
          Failure.REPORT_FAILED,
          Unscored.BY_VERSION,
          false,
          false,
          0,
          RawScale.PERCENT,
          TimeSource.LAB_RUNTIME,
          Detail.NONE,
          ExitOnComplete.NORMAL,
          true,
          OptionalInt.empty(),
          Duration.ofMinutes(2));

  /** What becomes of a lab that was completed and not passed. */
  public enum Failure {
    REPORT_FAILED,
    /** The learner may try again: not completed, whatever the score. */
    ALLOW_RETRY,
    COMPLETE_ANYWAY
  }

  /** The success of a completed lab that nobody scores. */
  public enum Unscored {
    /** Passed in SCORM 2004, where LMSs wait for it; completed in SCORM 1.2. */
    BY_VERSION,
    PASSED,
    UNKNOWN
  }

  /** What the raw score counts in. */
  public enum RawScale {
    PERCENT,
    /** The lab's own points. */
    NATIVE
  }

  /** What the session time says. */
  public enum TimeSource {
    /** The time the lab ran, whether or not the learner was there. */
    LAB_RUNTIME,
    /** The time the SCO was open. */
    WALL_CLOCK
  }

  /** What is reported besides completion and score. */
  public enum Detail {
    NONE,
    /** One objective: how much of the tasks is done. */
    SUMMARY,
    /** One objective for each activity of the lab, 50 at the most. */
    TASKS
  }

  /** How the SCO leaves a completed attempt. */
  public enum ExitOnComplete {
    NORMAL,
    /** For LMSs that forget an attempt that was left in the normal way. */
    SUSPEND
  }
}
