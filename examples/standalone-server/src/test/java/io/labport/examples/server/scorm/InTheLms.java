package io.labport.examples.server.scorm;

import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormCommit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an LMS holds of a lab, element by element. */
final class InTheLms {
  private static final List<String> ELEMENTS_12 =
      List.of(
          "cmi.core.lesson_status",
          "cmi.core.score.raw",
          "cmi.core.score.min",
          "cmi.core.score.max",
          "cmi.core.exit",
          "cmi.core.session_time");
  private static final List<String> ELEMENTS_2004 =
      List.of(
          "cmi.completion_status",
          "cmi.success_status",
          "cmi.score.scaled",
          "cmi.score.raw",
          "cmi.score.min",
          "cmi.score.max",
          "cmi.progress_measure",
          "cmi.exit",
          "cmi.session_time");

  /** As scorm-again gives it back: it was told 0000:12:34.00. */
  private static final String TIME_12 = "00:12:34";

  private InTheLms() {}

  /** In the order of the table. */
  static Map<String, String> held(ScormAttempt attempt) {
    boolean is2004 = attempt.version().is2004();
    Map<String, String> held = new LinkedHashMap<>();
    (is2004 ? ELEMENTS_2004 : ELEMENTS_12)
        .forEach(element -> held.put(brief(element), attempt.value(element)));
    List<ScormCommit> commits = attempt.commits();
    held.put("nav", commits.isEmpty() ? "" : commits.get(commits.size() - 1).navigation());
    return held;
  }

  private static String brief(String element) {
    return element.replace("cmi.core.", "").replace("cmi.", "");
  }

  /** What the reference says, for the default mapping of results. */
  static Map<String, String> expected(boolean is2004, LabOutcome outcome) {
    return is2004 ? expected2004(outcome) : expected12(outcome);
  }

  /** After the start of the session and no more: the SCO was closed before it heard anything. */
  static Map<String, String> begun(boolean is2004) {
    return is2004
        ? values2004("incomplete", "unknown", "", "", "suspend", "", "")
        : values12("incomplete", "", "suspend", "");
  }

  private static Map<String, String> expected12(LabOutcome outcome) {
    return switch (outcome) {
      case RUNNING, SUBMITTED, ABANDONED -> values12("incomplete", "", "suspend", TIME_12);
      case COMPLETED -> values12("completed", "", "", TIME_12);
      case PASSED, GRADED -> values12("passed", "85", "", TIME_12);
      case FAILED -> values12("failed", "40", "", TIME_12);
    };
  }

  private static Map<String, String> expected2004(LabOutcome outcome) {
    String time = "PT12M34S";
    return switch (outcome) {
      case RUNNING, ABANDONED ->
          values2004("incomplete", "unknown", "", "0.6", "suspend", time, "");
      case SUBMITTED -> values2004("incomplete", "unknown", "", "1", "suspend", time, "");
      case COMPLETED -> values2004("completed", "passed", "", "1", "normal", time, "exitAll");
      case PASSED, GRADED ->
          values2004("completed", "passed", "85", "1", "normal", time, "exitAll");
      case FAILED -> values2004("completed", "failed", "40", "1", "normal", time, "exitAll");
    };
  }

  private static Map<String, String> values12(
      String status, String raw, String exit, String sessionTime) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("lesson_status", status);
    values.put("score.raw", raw);
    values.put("score.min", raw.isEmpty() ? "" : "0");
    values.put("score.max", "100");
    values.put("exit", exit);
    values.put("session_time", sessionTime);
    values.put("nav", "");
    return values;
  }

  private static Map<String, String> values2004(
      String completion,
      String success,
      String raw,
      String progress,
      String exit,
      String sessionTime,
      String navigation) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("completion_status", completion);
    values.put("success_status", success);
    values.put("score.scaled", raw.isEmpty() ? "" : "0." + raw.replaceAll("0$", ""));
    values.put("score.raw", raw);
    values.put("score.min", raw.isEmpty() ? "" : "0");
    values.put("score.max", raw.isEmpty() ? "" : "100");
    values.put("progress_measure", progress);
    values.put("exit", exit);
    values.put("session_time", sessionTime);
    values.put("nav", navigation);
    return values;
  }
}
