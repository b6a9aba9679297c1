package io.labport.adapter.scorm.cmi;

import java.math.BigDecimal;
import java.util.Optional;

/** Keeps an LMS's record from getting worse. */
enum BestOf {
  WRITE,
  /** The LMS has the better score, and lacks the completion. */
  WRITE_WITHOUT_SCORE,
  /** Only time and exit: a lab that runs does not take back what an earlier one brought. */
  WRITE_WITHOUT_STATUS,
  LEAVE;

  static BestOf of(
      Outcome outcome,
      Optional<ReportedScore> score,
      MappingPolicy policy,
      Dialect dialect,
      LmsStanding lms) {
    Rank mine = outcome.rank(dialect, policy.failure());
    boolean provisional = outcome.last() && provisional(policy, dialect, lms);
    Rank theirs = provisional ? Rank.INCOMPLETE : lms.rank(dialect);
    // SCORM 2004's verdict may get better while its completion would be taken back.
    boolean uncompletes =
        dialect == Dialect.SCORM_2004 && lms.completed() && !outcome.completed() && !provisional;
    boolean worse = uncompletes || theirs.betterThan(mine);
    if (!policy.keepBest()) {
      return !outcome.last() && worse && theirs.betterThan(Rank.INCOMPLETE)
          ? WRITE_WITHOUT_STATUS
          : WRITE;
    }
    if (worse) {
      return LEAVE;
    }
    if (mine.betterThan(theirs) || !betterScore(score, dialect, lms)) {
      return WRITE;
    }
    return dialect == Dialect.SCORM_2004 && outcome.completed() && !lms.completed()
        ? WRITE_WITHOUT_SCORE
        : LEAVE;
  }

  /** Completed because it was handed in, as the policy wants it; the verdict is what we bring. */
  private static boolean provisional(MappingPolicy policy, Dialect dialect, LmsStanding lms) {
    return policy.pendingCountsAsComplete()
        && dialect == Dialect.SCORM_2004
        && lms.rank(dialect) == Rank.COMPLETED
        && lms.raw().isEmpty()
        && lms.scaled().isEmpty();
  }

  private static boolean betterScore(
      Optional<ReportedScore> mine, Dialect dialect, LmsStanding lms) {
    if (mine.isEmpty()) {
      return false;
    }
    Optional<BigDecimal> scaled =
        dialect == Dialect.SCORM_2004 ? lms.scaled() : Optional.<BigDecimal>empty();
    return scaled.isPresent()
        ? scaled.get().compareTo(mine.get().scaled()) > 0
        : lms.raw().filter(raw -> raw.compareTo(mine.get().raw()) > 0).isPresent();
  }
}
