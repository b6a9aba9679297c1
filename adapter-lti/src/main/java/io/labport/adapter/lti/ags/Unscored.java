package io.labport.adapter.lti.ags;

import java.util.Locale;
import java.util.Optional;

/** What goes to the gradebook when a lab was completed and has no score. */
public enum Unscored {
  NOTHING,
  /** That it is completed; not sent once there is a grade, because it would clear it. */
  WITHOUT_SCORE,
  FULL_MARKS;

  /** As written in a custom parameter: {@code full_marks}; empty when it is none of ours. */
  public static Optional<Unscored> ofText(String text) {
    String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (Unscored policy : values()) {
      if (policy.name().equals(wanted)) {
        return Optional.of(policy);
      }
    }
    return Optional.empty();
  }
}
