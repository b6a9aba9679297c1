package io.labport.core.domain;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A class at Skillable, made from the LMS's course (Skillable Lab API v3, GetOrCreateClass).
 *
 * @param id ours, 1 to 100 characters
 * @param name what Skillable's pages show
 * @param start first moment of the class
 * @param end last moment of the class, not before {@code start}
 * @param expires when labs can no longer join, not before {@code start}
 * @param maxActiveLabInstances needed for shared-environment labs, else optional
 */
public record LabClass(
    String id,
    String name,
    Instant start,
    Instant end,
    Instant expires,
    OptionalInt maxActiveLabInstances) {
  public LabClass {
    if (id.isBlank() || id.length() > 100) {
      throw new InvalidParameterException("classId", "must have 1 to 100 characters");
    }
    if (name.isBlank()) {
      throw new InvalidParameterException("name", "a class needs a name");
    }
    if (end.isBefore(start) || expires.isBefore(start)) {
      throw new InvalidParameterException("end", "a class must not end or expire before it starts");
    }
  }
}
