package io.labport.examples.lms;

import java.util.Optional;
import java.util.Set;

/**
 * Some members of a course: Course Groups Service 1.0.
 *
 * @param setId of the set it belongs to, if any
 * @param userIds of its members
 */
public record Group(
    String id, String name, Optional<String> tag, Optional<String> setId, Set<String> userIds) {

  /** A set of groups. */
  public record Bundle(String id, String name) {}

  public Group {
    userIds = Set.copyOf(userIds);
  }
}
