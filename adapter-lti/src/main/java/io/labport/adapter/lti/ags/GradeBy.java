package io.labport.adapter.lti.ags;

import java.util.Locale;
import java.util.Optional;

/** What of a completed lab makes the score. */
public enum GradeBy {
  /** The points of its scored activities. */
  EXAM,
  /** All points for completing it. */
  COMPLETION,
  /** The share of its tasks that were done. */
  TASKS;

  /** As written in a custom parameter; empty when it is none of ours. */
  public static Optional<GradeBy> ofText(String text) {
    String wanted = text.strip().toUpperCase(Locale.ROOT);
    for (GradeBy policy : values()) {
      if (policy.name().equals(wanted)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }
}
