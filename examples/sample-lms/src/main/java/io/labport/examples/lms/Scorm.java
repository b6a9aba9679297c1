package io.labport.examples.lms;

import io.labport.examples.lms.scorm.BadPackage;
import io.labport.examples.lms.scorm.ScormActivity;
import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormFault;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.lms.scorm.ScormPackage;
import io.labport.examples.lms.scorm.ScormSettings;
import io.labport.examples.lms.scorm.ScormShelf;
import io.labport.examples.lms.scorm.ScormTracking;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The SCORM side of a sample LMS: packages, players, attempts. Thread-safe. */
public final class Scorm {

  private final Platform platform;
  private final ScormShelf shelf;
  private final ScormTracking tracking;

  Scorm(Platform platform, ScormShelf shelf, ScormTracking tracking) {
    this.platform = platform;
    this.shelf = shelf;
    this.tracking = tracking;
  }

  /**
   * Imports a package into a course.
   *
   * @param title empty for the manifest's
   * @throws BadPackage if it cannot be imported
   */
  public ScormPackage add(String courseId, String title, byte[] zip) {
    if (platform.course(courseId).isEmpty()) {
      throw new IllegalArgumentException("no course " + courseId);
    }
    return shelf.add(courseId, title, zip);
  }

  /**
   * Puts a newer package in place of one, as an LMS does when it recognizes the manifest's
   * identifier; attempts stay.
   *
   * @throws BadPackage if it cannot be imported, or the identifier differs
   */
  public ScormPackage replace(String packageId, byte[] zip) {
    return shelf.replace(packageId, zip);
  }

  /** The packages of a course, oldest first. */
  public List<ScormPackage> packages(String courseId) {
    return shelf.of(courseId);
  }

  /** Where a learner opens an activity. */
  public URI playerUrl(String activityId, String learnerId, ScormLaunch launch) {
    return URI.create(
        platform.baseUrl() + ScormPlayer.address(activity(activityId), learnerId, launch));
  }

  /** The same, with an API that is broken and late for this opening only. */
  public URI playerUrl(
      String activityId,
      String learnerId,
      ScormLaunch launch,
      Set<ScormFault> faults,
      Duration apiDelay) {
    return URI.create(
        playerUrl(activityId, learnerId, launch)
            + "&api="
            + faults.stream().map(ScormFault::word).sorted().collect(Collectors.joining(","))
            + "&delay="
            + apiDelay.toMillis());
  }

  /** How everything is played that has no settings of its own; from the next opening on. */
  public void settings(UnaryOperator<ScormSettings> change) {
    shelf.settings(change);
  }

  /** How an activity, or everything in a package, is played; from the next opening on. */
  public void settings(String activityOrPackageId, UnaryOperator<ScormSettings> change) {
    shelf.settings(activityOrPackageId, change);
  }

  /** A learner's attempts at an activity, oldest first. */
  public List<ScormAttempt> attempts(String activityId, String learnerId) {
    return tracking.attempts(activity(activityId), learnerId);
  }

  private ScormActivity activity(String activityId) {
    return shelf
        .activity(activityId)
        .orElseThrow(() -> new IllegalArgumentException("no activity " + activityId));
  }
}
