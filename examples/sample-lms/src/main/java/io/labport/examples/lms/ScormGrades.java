package io.labport.examples.lms;

import io.labport.examples.lms.PageModels.ActivityRow;
import io.labport.examples.lms.PageModels.Launchable;
import io.labport.examples.lms.PageModels.Shown;
import io.labport.examples.lms.scorm.ScormActivity;
import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.lms.scorm.ScormShelf;
import io.labport.examples.lms.scorm.ScormTracking;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** SCORM activities in the pages of a course and of its gradebook. */
final class ScormGrades {

  /** An attempt that was passed counts more than one that was only completed, and so on down. */
  private static final Comparator<ScormAttempt> BETTER =
      Comparator.<ScormAttempt>comparingInt(ScormGrades::rank)
          .thenComparing(attempt -> attempt.score().orElse(BigDecimal.ONE.negate()))
          .thenComparingInt(ScormAttempt::number);

  private final ScormShelf shelf;
  private final ScormTracking tracking;

  ScormGrades(ScormShelf shelf, ScormTracking tracking) {
    this.shelf = shelf;
    this.tracking = tracking;
  }

  List<ScormActivity> activities(Course course) {
    return shelf.activities(course.id());
  }

  /** The activities with ways to open them for everybody who learns. */
  List<ActivityRow> rows(Course course) {
    List<ActivityRow> rows = new ArrayList<>();
    for (ScormActivity activity : activities(course)) {
      List<Launchable> learners = new ArrayList<>();
      for (Member member : course.members()) {
        if (member.role().isGraded()) {
          List<ScormAttempt> attempts = tracking.attempts(activity, member.id());
          Optional<ScormAttempt> latest =
              attempts.isEmpty()
                  ? Optional.empty()
                  : Optional.of(attempts.get(attempts.size() - 1));
          learners.add(
              new Launchable(
                  member,
                  latest.map(ScormAttempt::status).orElse("not attempted"),
                  latest.filter(ScormAttempt::suspended).isPresent(),
                  ScormPlayer.address(activity, member.id(), ScormLaunch.FRAME),
                  ScormPlayer.address(activity, member.id(), ScormLaunch.POPUP)));
        }
      }
      rows.add(new ActivityRow(activity.id(), activity.title(), learners));
    }
    return rows;
  }

  /** A learner's best attempt, as a cell. */
  Shown cell(ScormActivity activity, Member member) {
    List<ScormAttempt> attempts = tracking.attempts(activity, member.id());
    Optional<ScormAttempt> best = attempts.stream().max(BETTER);
    return new Shown(
        "grade-" + activity.id() + "-" + member.id(),
        best.flatMap(ScormAttempt::score).map(BigDecimal::toPlainString).orElse(""),
        "100",
        best.map(ScormAttempt::status).orElse(""),
        "",
        attempts.isEmpty() ? "" : "Attempts: " + attempts.size(),
        best.filter(it -> !it.commits().isEmpty())
            .map(it -> it.commits().get(it.commits().size() - 1).at().toString())
            .orElse(""),
        "");
  }

  private static int rank(ScormAttempt attempt) {
    if (attempt.success().equals("passed")) {
      return 4;
    }
    if (attempt.success().equals("failed")) {
      return 2;
    }
    return switch (attempt.completion()) {
      case "completed" -> 3;
      case "incomplete" -> 1;
      default -> 0;
    };
  }
}
