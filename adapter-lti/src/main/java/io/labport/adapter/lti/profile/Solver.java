package io.labport.adapter.lti.profile;

/** Who can do something about a score that did not reach the gradebook. */
public enum Solver {
  /** There is nothing to solve. */
  NOBODY,
  /** It passes by itself; we try again. */
  TIME,
  /** The course's instructor, in the LMS. */
  INSTRUCTOR,
  /** The LMS's administrator. */
  ADMINISTRATOR,
  /** Whoever runs Labport, or made the lab. */
  OPERATOR
}
