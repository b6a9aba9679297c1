package io.labport.core.domain;

/**
 * The id under which a learner is known to Skillable ({@code userid} of Launch). Never
 * interchangeable with the LMS's own id.
 *
 * @param value 1 to 512 characters
 */
public record SkillableUserId(String value) {
  public SkillableUserId {
    if (value.isBlank() || value.length() > 512) {
      throw new IllegalArgumentException("a Skillable user id has 1 to 512 characters");
    }
  }
}
