package io.labport.adapter.scorm.tracking;

/** Where a learner's work on a lab stands, as the SCO is told. */
public enum Phase {
  /** No lab was started. */
  NONE,
  RUNNING,
  /** Handed in: a grader or a score is awaited. */
  PENDING,
  /** Ended without a result that counts. */
  STOPPED,
  FINAL,
  /** The lab, not the learner, failed. */
  LAB_FAILED,
  /** Not open to this learner now; the code says why. */
  BLOCKED
}
