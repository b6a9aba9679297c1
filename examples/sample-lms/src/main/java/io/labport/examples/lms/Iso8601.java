package io.labport.examples.lms;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as Assignment and Grade Services 2.0 wants them. */
final class Iso8601 {

  private static final Pattern SUB_SECOND = Pattern.compile(".*:[0-9]{2}\\.[0-9]+.*");

  private Iso8601() {}

  /** Empty unless date, time and zone are there. */
  static Optional<Instant> withZone(String text) {
    try {
      return Optional.of(
          OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME).toInstant());
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }

  /** Empty unless fractions of a second are there too, as scores need them. */
  static Optional<Instant> precise(String text) {
    return SUB_SECOND.matcher(text).matches() ? withZone(text) : Optional.empty();
  }
}
