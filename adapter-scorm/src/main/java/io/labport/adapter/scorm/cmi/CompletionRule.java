package io.labport.adapter.scorm.cmi;

import java.util.OptionalInt;

/**
 * When a lab counts as completed; the words are those of cmi5's {@code moveOn}.
 *
 * @param kind the rule
 * @param percent for {@code TASK_PERCENT} alone: 1 to 100
 */
public record CompletionRule(Kind kind, OptionalInt percent) {
  public static final CompletionRule COMPLETED =
      new CompletionRule(Kind.COMPLETED, OptionalInt.empty());

  /** The rules. */
  public enum Kind {
    COMPLETED,
    PASSED,
    COMPLETED_AND_PASSED,
    COMPLETED_OR_PASSED,
    /** So much of the tasks done, or completed. */
    TASK_PERCENT
  }

  public CompletionRule {
    if ((kind == Kind.TASK_PERCENT) != percent.isPresent()) {
      throw new IllegalArgumentException("task-percent, and no other rule, needs a percentage");
    }
    if (percent.isPresent() && (percent.getAsInt() < 1 || percent.getAsInt() > 100)) {
      throw new IllegalArgumentException("the percentage of tasks is 1 to 100");
    }
  }
}
