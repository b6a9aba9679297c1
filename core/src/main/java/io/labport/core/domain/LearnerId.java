package io.labport.core.domain;

/**
 * A learner as the LMS knows them.
 *
 * @param tenant whose LMS it is
 * @param lmsUserId the id that the LMS gave, opaque and case-sensitive, 1 to 255 characters
 */
public record LearnerId(Tenant tenant, String lmsUserId) {
  public LearnerId {
    if (lmsUserId.isBlank() || lmsUserId.length() > 255) {
      throw new IllegalArgumentException("an LMS user id has 1 to 255 characters");
    }
  }
}
