package io.labport.adapter.scorm.cmi;

import io.labport.core.domain.ActivityResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is reported besides completion and score. Indices and ids are the same in every report of a
 * lab: SCORM 2004 takes an objective's id only once (RTE, section 4.2.17).
 */
final class Objectives {
  private static final int MOST = 50;

  /** SCORM 2004 RTE, section 4.2.17.1: the smallest permitted maximum of a description. */
  private static final int LONGEST_DESCRIPTION = 250;

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Dialect dialect;
  private final List<CmiValue> values = new ArrayList<>();

  private Objectives(Dialect dialect) {
    this.dialect = dialect;
  }

  /** All the tasks of the lab as one objective. */
  static List<CmiValue> summary(int taskPercent, Dialect dialect) {
    Objectives objectives = new Objectives(dialect);
    objectives.tasks(taskPercent);
    return objectives.values;
  }

  /** Each activity as an objective, in the order of their numbers. */
  static List<CmiValue> each(List<ActivityResult> activities, Dialect dialect) {
    Objectives objectives = new Objectives(dialect);
    // Ids are unique (SCORM 2004 RTE, section 4.2.17): of two results of an activity, the last.
    List<ActivityResult> unique =
        activities.stream()
            .collect(Collectors.toMap(ActivityResult::id, Function.identity(), (a, b) -> b))
            .values()
            .stream()
            .sorted(byNumber())
            .limit(MOST)
            .toList();
    for (int i = 0; i < unique.size(); i++) {
      objectives.activity("cmi.objectives." + i + ".", unique.get(i));
    }
    return objectives.values;
  }

  /** Numbers by their size, which for digits without zeros before them is the length first. */
  private static Comparator<ActivityResult> byNumber() {
    return Comparator.<ActivityResult>comparingInt(activity -> activity.id().length())
        .thenComparing(ActivityResult::id);
  }

  private void tasks(int percent) {
    String objective = "cmi.objectives.0.";
    BigDecimal share = BigDecimal.valueOf(percent, 2);
    String completion = percent == 100 ? "completed" : "incomplete";
    set(objective + "id", "skl-tasks");
    score(objective, BigDecimal.valueOf(percent), share);
    if (dialect == Dialect.SCORM_12) {
      set(objective + "status", completion);
    } else {
      set(objective + "progress_measure", Formats.number(share));
      set(objective + "completion_status", completion);
    }
  }

  private void activity(String objective, ActivityResult activity) {
    set(objective + "id", Formats.identifier("skl-task-", activity.id()));
    if (dialect == Dialect.SCORM_2004) {
      description(activity.name()).ifPresent(text -> set(objective + "description", text));
    }
    // Skillable does not always say what was possible; no total is made up.
    activity
        .max()
        .filter(max -> activity.scored() && max.signum() > 0)
        .ifPresent(max -> score(objective, share(activity, max, 0), share(activity, max, 2)));
    // What does not count and was not passed may as well not have been tried.
    if (activity.passed() || activity.scored()) {
      String verdict = activity.passed() ? "passed" : "failed";
      set(objective + (dialect == Dialect.SCORM_12 ? "status" : "success_status"), verdict);
    }
  }

  /**
   * @param decimals 0 for percent, 2 for a share of 1: the same number either way
   */
  private static BigDecimal share(ActivityResult activity, BigDecimal max, int decimals) {
    BigDecimal points = activity.score().max(BigDecimal.ZERO).min(max);
    return points.multiply(HUNDRED).divide(max, 0, RoundingMode.HALF_UP).movePointLeft(decimals);
  }

  private void score(String objective, BigDecimal percent, BigDecimal share) {
    set(objective + "score.min", "0");
    set(objective + "score.max", "100");
    set(objective + "score.raw", Formats.number(percent));
    if (dialect == Dialect.SCORM_2004) {
      set(objective + "score.scaled", Formats.number(share));
    }
  }

  private void set(String element, String value) {
    values.add(new CmiValue(element, value));
  }

  /** Without line breaks and control characters; none when it reads like a language marker. */
  private static Optional<String> description(String name) {
    String text = name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    if (text.isEmpty() || text.startsWith("{")) {
      return Optional.empty();
    }
    if (text.length() <= LONGEST_DESCRIPTION) {
      return Optional.of(text);
    }
    int end =
        Character.isHighSurrogate(text.charAt(LONGEST_DESCRIPTION - 1))
            ? LONGEST_DESCRIPTION - 1
            : LONGEST_DESCRIPTION;
    return Optional.of(text.substring(0, end));
  }
}
