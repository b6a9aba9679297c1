package io.labport.adapter.lti.ags;

/** What a score's comment tells the learner. */
public enum ScoreComments {
  NONE,
  /** The results of the scored activities, one line for each. */
  ACTIVITIES
}
