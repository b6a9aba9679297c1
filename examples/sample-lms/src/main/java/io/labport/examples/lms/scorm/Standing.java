package io.labport.examples.lms.scorm;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What an LMS concludes from the values of the data model. */
record Standing(String completion, String success, Optional<BigDecimal> score) {

  private static final String UNKNOWN = "unknown";

  /**
   * @param ended whether the content has terminated without suspending: the attempt is over
   */
  static Standing of(ScormActivity activity, Map<String, String> values, boolean ended) {
    return activity.version().is2004() ? of2004(activity, values, ended) : of12(values);
  }

  /**
   * SCORM 1.2 has one status; a failed attempt is over. That a status which was never set becomes
   * completed at LMSFinish, and that a mastery score overrules it, has been done in the player
   * (SCORM 1.2 RTE, section 3.4.4, cmi.core.lesson_status).
   */
  private static Standing of12(Map<String, String> values) {
    String status = values.getOrDefault("cmi.core.lesson_status", "not attempted");
    String completion =
        switch (status) {
          case "passed", "failed", "completed" -> "completed";
          default -> status.equals("browsed") ? "incomplete" : status;
        };
    String success = status.equals("passed") || status.equals("failed") ? status : UNKNOWN;
    return new Standing(completion, success, number(values, "cmi.core.score.raw"));
  }

  /**
   * SCORM 2004 SN, End Attempt Process UP.4: a tracked activity whose content said nothing of
   * completion, or of success, is completed, or satisfied, by the LMS when the attempt ends, unless
   * the deliveryControls leave that to the content. RTE, sections 4.2.4 and 4.2.22: a completion
   * threshold and a passing score overrule the content.
   */
  private static Standing of2004(
      ScormActivity activity, Map<String, String> values, boolean ended) {
    String completion = values.getOrDefault("cmi.completion_status", UNKNOWN);
    String success = values.getOrDefault("cmi.success_status", UNKNOWN);
    if (activity.completionThreshold().isPresent()) {
      completion =
          number(values, "cmi.progress_measure")
              .map(done -> done.compareTo(activity.completionThreshold().get()) >= 0)
              .map(enough -> enough ? "completed" : "incomplete")
              .orElse(UNKNOWN);
    }
    Optional<BigDecimal> scaled = number(values, "cmi.score.scaled");
    if (activity.passing().isPresent()) {
      success =
          scaled
              .map(score -> score.compareTo(activity.passing().get()) >= 0)
              .map(enough -> enough ? "passed" : "failed")
              .orElse(UNKNOWN);
    }
    if (ended && activity.delivery().tracked()) {
      if (completion.equals(UNKNOWN) && !activity.delivery().completionSetByContent()) {
        completion = "completed";
      }
      if (success.equals(UNKNOWN)
          && !activity.delivery().objectiveSetByContent()
          && activity.passing().isEmpty()) {
        success = "passed";
      }
    }
    Optional<BigDecimal> percent =
        scaled
            .map(it -> it.movePointRight(2).stripTrailingZeros())
            .map(it -> it.scale() < 0 ? it.setScale(0) : it)
            .or(() -> number(values, "cmi.score.raw"));
    return new Standing(completion, success, percent);
  }

  private static Optional<BigDecimal> number(Map<String, String> values, String element) {
    try {
      return Optional.ofNullable(values.get(element))
          .filter(text -> !text.isEmpty())
          .map(BigDecimal::new);
    } catch (NumberFormatException noNumber) {
      return Optional.empty();
    }
  }
}
