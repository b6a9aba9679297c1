package io.labport.adapter.lti.ags;

/**
 * What one learner's scores in one column have come to.
 *
 * @param lastTimestamp of the last score that was about to go out, in milliseconds since 1970
 * @param graded whether a score was taken, so that one without would clear it
 * @param gradedRun when the run of that score was created, in milliseconds since 1970
 */
record GradeLane(long lastTimestamp, boolean graded, long gradedRun) {
  static final GradeLane NEW = new GradeLane(0, false, 0);

  /** Strictly later than all before, whatever the clock does (AGS 2.0, section 3.4.6). */
  GradeLane next(long now, long step) {
    return new GradeLane(Math.max(now, lastTimestamp + step), graded, gradedRun);
  }

  GradeLane graded(long runCreatedAt) {
    return new GradeLane(lastTimestamp, true, Math.max(gradedRun, runCreatedAt));
  }
}
