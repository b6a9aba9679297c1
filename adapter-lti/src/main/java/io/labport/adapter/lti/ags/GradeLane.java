package io.labport.adapter.lti.ags;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one learner's scores in one column have come to.
 *
 * @param lastTimestamp of the last score that was about to go out, in milliseconds since 1970
 * @param graded whether a score was taken, so that one without would clear it
 * @param gradedRun when the run of that score was created, in milliseconds since 1970
 * @param taken the share of the maximum that the platform took last; null for none, or from an
 *     earlier version
 * @param tried the share that went out last, whatever became of it; null as above
 */
record GradeLane(
    long lastTimestamp,
    boolean graded,
    long gradedRun,
    @Nullable BigDecimal taken,
    @Nullable BigDecimal tried) {
  static final GradeLane NEW = new GradeLane(0, false, 0, null, null);

  /** Strictly later than all before, whatever the clock does (AGS 2.0, section 3.4.6). */
  GradeLane next(long now, long step) {
    return new GradeLane(Math.max(now, lastTimestamp + step), graded, gradedRun, taken, tried);
  }

  GradeLane trying(@Nullable BigDecimal share) {
    return new GradeLane(lastTimestamp, graded, gradedRun, taken, share == null ? tried : share);
  }

  GradeLane graded(long runCreatedAt, BigDecimal share) {
    return new GradeLane(lastTimestamp, true, Math.max(gradedRun, runCreatedAt), share, share);
  }
}
