package io.labport.examples.lms.scorm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The values the data model begins a session with. */
final class RunTimeData {

  /** What a resumed attempt gets back; session time, exit and entry belong to one session. */
  private static final List<String> KEPT_12 =
      List.of(
          "cmi.core.lesson_location",
          "cmi.core.lesson_status",
          "cmi.core.score.",
          "cmi.suspend_data",
          "cmi.comments",
          "cmi.objectives.",
          "cmi.interactions.",
          "cmi.student_preference.");

  private static final List<String> KEPT_2004 =
      List.of(
          "cmi.location",
          "cmi.completion_status",
          "cmi.success_status",
          "cmi.progress_measure",
          "cmi.score.",
          "cmi.suspend_data",
          "cmi.comments_from_",
          "cmi.objectives.",
          "cmi.interactions.",
          "cmi.learner_preference.");

  private RunTimeData() {}

  /**
   * SCORM 1.2 RTE, section 3.4.4, and SCORM 2004 RTE, section 4.2.
   *
   * @param learnerName as {@code Last, First}; may be empty
   * @param continued the attempt that goes on; empty for a new one
   */
  static Map<String, String> initial(
      ScormActivity activity,
      ScormSettings settings,
      String learnerId,
      String learnerName,
      Optional<ScormAttempt> continued) {
    boolean is2004 = activity.version().is2004();
    Map<String, String> values = new TreeMap<>();
    continued.ifPresent(
        attempt ->
            attempt
                .values()
                .forEach(
                    (element, value) -> {
                      if (!value.isEmpty()
                          && (is2004 ? KEPT_2004 : KEPT_12)
                              .stream().anyMatch(element::startsWith)) {
                        values.put(element, value);
                      }
                    }));
    String core = is2004 ? "cmi." : "cmi.core.";
    String who = is2004 ? "learner" : "student";
    values.put(core + who + "_id", learnerId);
    values.put(core + who + "_name", learnerName);
    values.put(core + "credit", settings.credit());
    values.put(is2004 ? "cmi.mode" : "cmi.core.lesson_mode", settings.mode());
    values.put(
        core + "entry",
        continued.map(attempt -> attempt.suspended() ? "resume" : "").orElse("ab-initio"));
    values.put("cmi.launch_data", activity.launchData());
    continued.ifPresent(
        attempt ->
            values.put(
                core + "total_time", Timespans.format(attempt.totalTime(), activity.version())));
    put(values, "cmi.student_data.mastery_score", activity.mastery());
    put(values, "cmi.scaled_passing_score", activity.passing());
    put(values, "cmi.completion_threshold", activity.completionThreshold());
    return values;
  }

  private static void put(Map<String, String> values, String element, Optional<BigDecimal> value) {
    value.ifPresent(number -> values.put(element, number.toPlainString()));
  }
}
