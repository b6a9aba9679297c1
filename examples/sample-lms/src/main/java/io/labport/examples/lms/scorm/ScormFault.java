package io.labport.examples.lms.scorm;

import java.util.Locale;

/** A way in which the run-time API of the player is broken on purpose. */
public enum ScormFault {
  /** There is no API at all. */
  NO_API,
  /** Initialize answers {@code false}. */
  INITIALIZE_FALSE,
  /** Commit stores nothing and answers null, with a commit failure as last error. */
  COMMIT_NULL,
  /** Commit stores, and answers undefined with no error. */
  COMMIT_UNDEFINED,
  /** Commit stores nothing and answers {@code false}. */
  COMMIT_FALSE,
  /** Commit answers {@code true} and stores nothing. */
  COMMIT_LOST,
  /** Commit throws. */
  COMMIT_THROWS,
  /** Commit stores, and answers a promise. */
  COMMIT_PROMISE,
  /** SetValue throws. */
  SET_THROWS,
  /** Everything but Initialize throws. */
  ALL_THROW,
  /** There is no Commit. */
  NO_COMMIT,
  /** There are none of the three functions about errors. */
  NO_ERRORS,
  /** Terminate stores nothing and answers {@code false}. */
  TERMINATE_FALSE,
  /** Answers "1" for true and "0" for false. */
  ONE_AS_TRUE,
  /** Answers with booleans instead of strings. */
  BOOLEANS;

  /** As in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
