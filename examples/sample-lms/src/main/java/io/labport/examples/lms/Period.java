package io.labport.examples.lms;

import java.util.Optional;

/**
 * From when and until when, each as ISO 8601 with a zone.
 *
 * @param start empty if there is none
 * @param end empty if there is none
 */
public record Period(Optional<String> start, Optional<String> end) {
  /** Always. */
  public static final Period OPEN = new Period(Optional.empty(), Optional.empty());
}
