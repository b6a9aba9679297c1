package io.labport.core.domain;

import java.util.Optional;

/**
 * A learner with what the LMS was willing to tell. {@code toString} shows no personal data.
 *
 * @param id who it is
 * @param firstName absent when unknown or withheld
 * @param lastName absent when unknown or withheld
 * @param email absent when unknown or withheld
 */
public record Learner(
    LearnerId id, Optional<String> firstName, Optional<String> lastName, Optional<String> email) {

  /** A learner of whom nothing but the id is known. */
  public static Learner anonymous(LearnerId id) {
    return new Learner(id, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Override
  public String toString() {
    return "Learner[" + id + "]";
  }
}
