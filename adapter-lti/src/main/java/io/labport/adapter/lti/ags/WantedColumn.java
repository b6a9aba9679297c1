package io.labport.adapter.lti.ags;

import io.labport.core.domain.LabProfileId;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The column that a score is for: how we find one that is there, and what one that we make is like.
 *
 * @param linked whether it is the one of the resource link. Columns of activities are not: a link
 *     with several columns gets none named at its launches (AGS 2.0, section 3.1)
 */
record WantedColumn(
    String resourceId, String tag, String label, BigDecimal maximum, boolean linked) {
  private static final int LONGEST_LABEL = 255;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static WantedColumn total(LabProfileId lab, GradeBinding binding, ScoreContent content) {
    return new WantedColumn(
        TotalColumn.resourceId(lab), TotalColumn.TAG, label(lab, binding), maximum(content), true);
  }

  static WantedColumn of(
      LabProfileId lab, GradeBinding binding, Activity activity, ScoreContent content) {
    return new WantedColumn(
        TotalColumn.resourceId(lab) + "-activity-" + activity.key(),
        "lab-activity",
        label(lab, binding) + ": " + activity.title(),
        maximum(content),
        false);
  }

  NewLineItem item(GradeBinding binding) {
    String brief = label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL);
    return new NewLineItem(brief, maximum, resourceId, tag, linked ? binding.resourceLink() : null);
  }

  /** A column needs one; scores are converted to it, whatever it is. */
  private static BigDecimal maximum(ScoreContent content) {
    return content.maximum().filter(max -> max.signum() > 0).orElse(HUNDRED);
  }

  private static String label(LabProfileId lab, GradeBinding binding) {
    return Optional.ofNullable(binding.title())
        .map(String::strip)
        .filter(title -> !title.isEmpty())
        .orElse("Lab " + lab);
  }
}
