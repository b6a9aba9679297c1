package io.labport.adapter.lti.ags;

/** What of a completed lab makes the score. */
public enum GradeBy {
  /** The points of its scored activities. */
  EXAM,
  /** All points for completing it. */
  COMPLETION,
  /** The share of its tasks that were done. */
  TASKS
}
