package io.labport.examples.lms;

import java.util.List;

/** What a person is in a course, with the role URIs of LTI Core 1.3, appendix A.2. */
public enum Role {
  /** Learns and is graded. */
  STUDENT(List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner")),
  /** Teaches; has no row in the gradebook. */
  TEACHER(List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor")),
  /** The learner a teacher plays in a preview; has a row in the gradebook. */
  TEST_STUDENT(
      List.of(
          "http://purl.imsglobal.org/vocab/lis/v2/membership#Learner",
          "http://purl.imsglobal.org/vocab/lti/system/person#TestUser"));

  private final List<String> uris;

  Role(List<String> uris) {
    this.uris = uris;
  }

  /** The values of the roles claim. */
  public List<String> uris() {
    return uris;
  }

  String word() {
    return switch (this) {
      case STUDENT -> "student";
      case TEACHER -> "teacher";
      case TEST_STUDENT -> "test student";
    };
  }

  /** Whether tools may post scores for such a member. */
  public boolean isGraded() {
    return this != TEACHER;
  }
}
