package io.labport.adapter.lti.ags;

import java.time.Instant;

/**
 * One try to bring a score to the platform.
 *
 * @param at when, in milliseconds since 1970
 * @param status of the platform's answer; 0 when none came
 * @param outcome what it meant, in a word: {@code taken}, {@code stale}, {@code no-answer}, or the
 *     code of a fault
 */
record GradeAttempt(long at, int status, String outcome) {
  static final String NO_ANSWER = "no-answer";

  /** As an administrator reads it. */
  @Override
  public String toString() {
    return Instant.ofEpochMilli(at) + " " + (status == 0 ? "---" : status) + " " + outcome;
  }
}
