package io.labport.adapter.scorm.cmi;

/** What an LMS may hold, the worst first. */
enum Rank {
  NOT_ATTEMPTED,
  INCOMPLETE,
  FAILED,
  COMPLETED,
  PASSED;

  /** Of SCORM 1.2's one status. */
  static Rank of(String lessonStatus) {
    return switch (lessonStatus) {
      case "incomplete" -> INCOMPLETE;
      case "failed" -> FAILED;
      case "completed" -> COMPLETED;
      case "passed" -> PASSED;
      default -> NOT_ATTEMPTED;
    };
  }

  /** Of SCORM 2004's two: a verdict says more than completion does. */
  static Rank of(String completionStatus, String successStatus) {
    if (successStatus.equals("passed") || successStatus.equals("failed")) {
      return of(successStatus);
    }
    return completionStatus.equals("completed") || completionStatus.equals("incomplete")
        ? of(completionStatus)
        : NOT_ATTEMPTED;
  }

  boolean betterThan(Rank other) {
    return compareTo(other) > 0;
  }
}
