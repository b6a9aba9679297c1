package io.labport.adapter.scorm.tracking;

import java.util.Set;

/**
 * What the SCO found in the LMS when its session began, as the LMS spelt it; empty where there was
 * nothing. It is a claim of the browser's, like everything that a SCO says.
 *
 * @param entry {@code ab-initio}, {@code resume} or nothing
 * @param mode {@code normal}, {@code browse} or {@code review}
 * @param status of SCORM 1.2
 * @param completion of SCORM 2004
 * @param success of SCORM 2004
 * @param scoreRaw the score's raw value
 * @param scoreScaled the scaled score of SCORM 2004
 * @param totalTime of the sessions before this one
 * @param mastery a passing score by which the LMS may overrule the SCO
 * @param exitWas how the session before was left, where the SCO knows
 */
public record LmsRead(
    String entry,
    String mode,
    String status,
    String completion,
    String success,
    String scoreRaw,
    String scoreScaled,
    String totalTime,
    String mastery,
    String exitWas) {
  /** An LMS that has heard nothing yet. */
  public static final LmsRead NOTHING = new LmsRead("", "", "", "", "", "", "", "", "", "");

  private static final int LONGEST = 255;
  private static final Set<String> FINAL = Set.of("completed", "passed", "failed");

  static LmsRead of(Body body) {
    return new LmsRead(
        body.fromLms("entry", LONGEST),
        body.fromLms("mode", LONGEST),
        body.fromLms("status", LONGEST),
        body.fromLms("completion", LONGEST),
        body.fromLms("success", LONGEST),
        body.fromLms("scoreRaw", LONGEST),
        body.fromLms("scoreScaled", LONGEST),
        body.fromLms("totalTime", LONGEST),
        body.fromLms("mastery", LONGEST),
        body.fromLms("exitWas", LONGEST));
  }

  /** Whether the LMS takes the work as done. */
  boolean isFinal() {
    return isFinal(status) || isFinal(completion) || isFinal(success);
  }

  /** Whether the value of a status takes the work as done. */
  static boolean isFinal(String status) {
    return FINAL.contains(status);
  }
}
