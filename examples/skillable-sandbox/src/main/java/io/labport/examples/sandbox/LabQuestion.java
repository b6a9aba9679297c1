package io.labport.examples.sandbox;

import java.util.Locale;

/**
 * A scored short-answer activity. The accepted answer is compared without case and outer spaces.
 */
public record LabQuestion(String text, String acceptedAnswer, int points) {

  boolean accepts(String answer) {
    return acceptedAnswer
        .strip()
        .toLowerCase(Locale.ROOT)
        .equals(answer.strip().toLowerCase(Locale.ROOT));
  }
}
