package io.labport.adapter.lti.ags;

/** What goes to the gradebook when a lab ended without being completed. */
public enum Incomplete {
  /** No score; with {@link GradePosts#WITH_PROGRESS} still that the learner has begun. */
  NOTHING,
  /** The score that was reached until then, if there is one. */
  PARTIAL_SCORE
}
