package io.labport.adapter.scorm.cmi;

import io.labport.core.domain.CompletionStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns what is known of a lab into the elements of either version of SCORM. Everything that an LMS
 * is told is decided here; the SCO only carries the values.
 */
public final class CmiMapping {
  private final LabStanding lab;
  private final MappingPolicy policy;
  private final Dialect dialect;
  private final LmsStanding lms;
  private final Outcome outcome;
  private final List<CmiValue> values = new ArrayList<>();

  private CmiMapping(LabStanding lab, MappingPolicy policy, Dialect dialect, LmsStanding lms) {
    this.lab = lab;
    this.policy = policy;
    this.dialect = dialect;
    this.lms = lms;
    this.outcome = Outcome.of(lab, policy, dialect);
  }

  /**
   * What the LMS is to be told. The same arguments give the same report.
   *
   * @param lab where it stands; with its activities when {@link #needsActivities} says so
   * @param lms what the LMS holds; {@link LmsStanding#NOTHING} writes as for a new attempt
   */
  public static CmiReport map(
      LabStanding lab, MappingPolicy policy, Dialect dialect, LmsStanding lms) {
    return lab.phase() == Phase.NONE
        ? CmiReport.nothing()
        : new CmiMapping(lab, policy, dialect, lms).report();
  }

  /**
   * Whether a report of this standing says something of each activity. Only when the lab is over:
   * the order of objectives cannot be changed once an LMS has them.
   */
  public static boolean needsActivities(LabStanding lab, MappingPolicy policy) {
    return policy.detail() == MappingPolicy.Detail.TASKS
        && (lab.phase() == Phase.FINAL || Outcome.of(lab, policy, Dialect.SCORM_2004).last());
  }

  private CmiReport report() {
    Optional<ReportedScore> score = score();
    Optional<DisplayedResult> result = result();
    BestOf decision = BestOf.of(outcome, score, policy, dialect, lms);
    if (decision == BestOf.LEAVE) {
      return CmiReport.unwritten(outcome.phase(), outcome.last(), result);
    }
    if (decision == BestOf.WRITE) {
      score.ifPresent(this::write);
    }
    boolean status = decision != BestOf.WRITE_WITHOUT_STATUS;
    if (dialect == Dialect.SCORM_12) {
      end12(status);
    } else {
      end2004(status);
    }
    return new CmiReport(
        outcome.phase(),
        outcome.last(),
        values,
        status ? detail() : List.of(),
        navigation(),
        result);
  }

  /**
   * The score before the status: LMSs are known to ignore one that comes after, and legacy ones to
   * need the maximum before the score.
   */
  private void write(ReportedScore score) {
    String prefix = dialect == Dialect.SCORM_12 ? "cmi.core.score." : "cmi.score.";
    set(prefix + "min", "0");
    set(prefix + "max", Formats.number(score.max()));
    set(prefix + "raw", Formats.number(score.raw()));
    if (dialect == Dialect.SCORM_2004) {
      set(prefix + "scaled", Formats.number(score.scaled()));
    }
  }

  private void end12(boolean status) {
    sessionTime("cmi.core.session_time");
    set("cmi.core.exit", leavesNormally() ? "" : "suspend");
    if (status) {
      set("cmi.core.lesson_status", outcome.lessonStatus(policy.failure()));
    }
  }

  private void end2004(boolean status) {
    if (status) {
      progress().ifPresent(share -> set("cmi.progress_measure", Formats.number(share)));
      outcome.successStatus().ifPresent(success -> set("cmi.success_status", success));
      set("cmi.completion_status", outcome.completionStatus());
    }
    sessionTime("cmi.session_time");
    set("cmi.exit", leavesNormally() ? "normal" : "suspend");
  }

  private boolean leavesNormally() {
    return outcome.last() && policy.exitOnComplete() == MappingPolicy.ExitOnComplete.NORMAL;
  }

  /**
   * The LMS adds a session's time to its total (SCORM 1.2 RTE, section 3.4.4; SCORM 2004 RTE,
   * section 4.2.21), so we bring what is missing there; what an earlier session lost is made good.
   */
  private void sessionTime(String element) {
    if (policy.time() == MappingPolicy.TimeSource.LAB_RUNTIME) {
      Duration missing = lab.runTime().minus(lms.timeSoFar());
      set(element, Formats.timespan(missing.isNegative() ? Duration.ZERO : missing, dialect));
    }
  }

  /**
   * A passing score in the manifest makes an LMS judge whatever score it sees, so only the last.
   */
  private Optional<ReportedScore> score() {
    boolean judged = policy.masteryPercent().isPresent() && !outcome.last();
    return outcome.scored() && !judged ? known() : Optional.empty();
  }

  private Optional<ReportedScore> known() {
    return outcome.fullMarks()
        ? Optional.of(ReportedScore.FULL_MARKS)
        : lab.score().flatMap(score -> ReportedScore.of(score, policy, dialect));
  }

  private Optional<DisplayedResult> result() {
    if (!outcome.last() && !(lab.phase() == Phase.FINAL && outcome.scored())) {
      return Optional.empty();
    }
    Optional<Boolean> passed =
        switch (outcome.success()) {
          case PASSED -> Optional.of(true);
          case FAILED -> Optional.of(false);
          case UNKNOWN, LEAVE -> Optional.empty();
        };
    return Optional.of(new DisplayedResult(known().map(ReportedScore::percent), passed));
  }

  private Optional<BigDecimal> progress() {
    return switch (lab.phase()) {
      case FINAL, PENDING, AWAITING_SCORE -> Optional.of(BigDecimal.ONE);
      case RUNNING, STOPPED -> neverStarted() ? Optional.empty() : taskShare();
      case NONE, LAB_FAILED, UNKNOWN -> Optional.empty();
    };
  }

  private boolean neverStarted() {
    return lab.phase() == Phase.STOPPED
        && lab.completion()
            .filter(
                code ->
                    code.equals(CompletionStatus.NO_SHOW)
                        || code.equals(CompletionStatus.SCHEDULED))
            .isPresent();
  }

  private Optional<BigDecimal> taskShare() {
    return lab.taskPercent().isPresent()
        ? Optional.of(BigDecimal.valueOf(lab.taskPercent().getAsInt(), 2))
        : Optional.empty();
  }

  private List<CmiValue> detail() {
    return switch (policy.detail()) {
      case NONE -> List.of();
      case SUMMARY ->
          lab.taskPercent().isPresent()
              ? Objectives.summary(lab.taskPercent().getAsInt(), dialect)
              : List.of();
      case TASKS ->
          needsActivities(lab, policy) ? Objectives.each(lab.activities(), dialect) : List.of();
    };
  }

  /**
   * Where the LMS goes when the SCO is left. A completed attempt that the LMS is to keep is
   * suspended: ending everything would end the attempt as well.
   */
  private String navigation() {
    if (dialect == Dialect.SCORM_12
        || outcome.phase() == Phase.RUNNING
        || outcome.phase() == Phase.UNKNOWN) {
      return "";
    }
    return leavesNormally() ? "exitAll" : "suspendAll";
  }

  /** Whether Skillable's points are impossible, and were brought into their range. */
  public static boolean outOfRange(LabStanding lab) {
    return lab.score().filter(ReportedScore::outside).isPresent();
  }

  private void set(String element, String value) {
    values.add(new CmiValue(element, value));
  }
}
