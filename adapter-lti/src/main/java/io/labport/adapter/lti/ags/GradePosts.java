package io.labport.adapter.lti.ags;

/** What goes to the platform's gradebook. */
public enum GradePosts {
  OFF,
  /** Only results that will not change by themselves any more. */
  FINAL_ONLY,
  /** Also that somebody works, or waits for grading, as long as no grade was sent. */
  WITH_PROGRESS
}
