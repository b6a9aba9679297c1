package io.labport.examples.sandbox;

/** The numbers of {@code CompletionStatus} in Result, LatestResults, Results and webhooks. */
final class CompletionStatus {

  static final int CANCELLED = 1;
  static final int NO_SHOW = 2;
  static final int INCOMPLETE = 3;
  static final int COMPLETE = 4;
  static final int SUBMITTED_FOR_GRADING = 50;
  static final int GRADING_IN_PROGRESS = 60;

  private CompletionStatus() {}

  /** Details and search say it in words, and call 2 "Not Started". */
  static String word(int number) {
    return switch (number) {
      case 0 -> "Scheduled";
      case CANCELLED -> "Cancelled";
      case NO_SHOW -> "Not Started";
      case INCOMPLETE -> "Incomplete";
      case COMPLETE -> "Complete";
      case 10 -> "Storage Provisioning Failed";
      case 20 -> "Lab Creation Failed";
      case 30 -> "Resume Failed";
      case 40 -> "Save Failed";
      case SUBMITTED_FOR_GRADING -> "Submitted For Grading";
      case GRADING_IN_PROGRESS -> "Grading In Progress";
      default -> "Unknown (" + number + ")";
    };
  }

  static boolean failure(int number) {
    return number == 10 || number == 20 || number == 30 || number == 40;
  }
}
