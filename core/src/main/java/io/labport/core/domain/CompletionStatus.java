package io.labport.core.domain;

import java.util.Map;

/**
 * How far Skillable says an instance has come (Skillable Lab API v3, {@code CompletionStatus}).
 * Codes that are not documented are kept, never dropped.
 *
 * @param code as received
 */
public record CompletionStatus(int code) {
  public static final CompletionStatus SCHEDULED = new CompletionStatus(0);
  public static final CompletionStatus CANCELLED = new CompletionStatus(1);
  public static final CompletionStatus NO_SHOW = new CompletionStatus(2);
  public static final CompletionStatus INCOMPLETE = new CompletionStatus(3);
  public static final CompletionStatus COMPLETE = new CompletionStatus(4);
  public static final CompletionStatus STORAGE_PROVISIONING_FAILED = new CompletionStatus(10);
  public static final CompletionStatus LAB_CREATION_FAILED = new CompletionStatus(20);
  public static final CompletionStatus RESUME_FAILED = new CompletionStatus(30);
  public static final CompletionStatus SAVE_FAILED = new CompletionStatus(40);
  public static final CompletionStatus SUBMITTED_FOR_GRADING = new CompletionStatus(50);
  public static final CompletionStatus GRADING_IN_PROGRESS = new CompletionStatus(60);

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(0, "SCHEDULED"),
          Map.entry(1, "CANCELLED"),
          Map.entry(2, "NO_SHOW"),
          Map.entry(3, "INCOMPLETE"),
          Map.entry(4, "COMPLETE"),
          Map.entry(10, "STORAGE_PROVISIONING_FAILED"),
          Map.entry(20, "LAB_CREATION_FAILED"),
          Map.entry(30, "RESUME_FAILED"),
          Map.entry(40, "SAVE_FAILED"),
          Map.entry(50, "SUBMITTED_FOR_GRADING"),
          Map.entry(60, "GRADING_IN_PROGRESS"));

  /** The documented name, or {@code UNKNOWN(999)} with the number. */
  public String name() {
    return NAMES.getOrDefault(code, "UNKNOWN(" + code + ")");
  }

  /** Whether a grader or a script still has to finish: never final, whatever else is reported. */
  public boolean awaitsGrading() {
    return code == 50 || code == 60;
  }

  /** Whether the lab itself failed to start, resume or save: no statement about the learner. */
  public boolean labFailed() {
    return code == 10 || code == 20 || code == 30 || code == 40;
  }

  @Override
  public String toString() {
    return name();
  }
}
