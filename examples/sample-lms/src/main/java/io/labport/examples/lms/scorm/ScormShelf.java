package io.labport.examples.lms.scorm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The packages of all courses, and how their activities are played. Thread-safe. */
public final class ScormShelf {

  /** A package as it was uploaded. */
  public record Upload(String id, String courseId, String title, byte[] zip) {}

  private final Consumer<Upload> keeper;
  private final Map<String, ScormPackage> packages = new LinkedHashMap<>();
  private final Map<String, UnaryOperator<ScormSettings>> own = new HashMap<>();
  private ScormSettings common = ScormSettings.DEFAULTS;

  /**
   * @param kept uploads of earlier runs
   */
  public ScormShelf(List<Upload> kept, Consumer<Upload> keeper) {
    this.keeper = keeper;
    kept.forEach(this::put);
  }

  /**
   * Imports a package into a course.
   *
   * @param title empty for the manifest's
   * @throws BadPackage if it cannot be imported
   */
  public synchronized ScormPackage add(String courseId, String title, byte[] zip) {
    int number = packages.size() + 1;
    Upload upload = new Upload("scorm-" + number, courseId, title, zip.clone());
    ScormPackage imported = put(upload);
    keeper.accept(upload);
    return imported;
  }

  /**
   * Puts a newer package in place of one; attempts stay.
   *
   * @throws BadPackage if it cannot be imported, or is another one by its manifest's identifier
   */
  public synchronized ScormPackage replace(String packageId, byte[] zip) {
    ScormPackage there =
        packaged(packageId)
            .orElseThrow(() -> new IllegalArgumentException("no package " + packageId));
    String title = there.activities().size() == 1 ? there.activity().title() : there.title();
    Upload upload = new Upload(packageId, there.courseId(), title, zip.clone());
    if (!read(upload).manifestId().equals(there.manifestId())) {
      throw new BadPackage(
          "This is another package: its manifest has another identifier than "
              + there.manifestId()
              + ".");
    }
    ScormPackage imported = put(upload);
    keeper.accept(upload);
    return imported;
  }

  /** The packages of a course, oldest first. */
  public synchronized List<ScormPackage> of(String courseId) {
    return packages.values().stream().filter(it -> it.courseId().equals(courseId)).toList();
  }

  /** The visible activities of a course, in the order of the course. */
  public List<ScormActivity> activities(String courseId) {
    List<ScormActivity> activities = new ArrayList<>();
    of(courseId)
        .forEach(
            it -> it.activities().stream().filter(ScormActivity::visible).forEach(activities::add));
    return activities;
  }

  /** A package by its id. */
  public synchronized Optional<ScormPackage> packaged(String id) {
    return Optional.ofNullable(packages.get(id));
  }

  /** An activity by its id. */
  public synchronized Optional<ScormActivity> activity(String id) {
    return packages.values().stream()
        .flatMap(it -> it.activities().stream())
        .filter(it -> it.id().equals(id))
        .findFirst();
  }

  /** How everything is played that has no settings of its own. */
  public synchronized void settings(UnaryOperator<ScormSettings> change) {
    common = change.apply(common);
  }

  /** How an activity, or everything in a package, is played, on top of the common settings. */
  public synchronized void settings(String activityOrPackage, UnaryOperator<ScormSettings> change) {
    own.merge(
        activityOrPackage, change, (first, then) -> settings -> then.apply(first.apply(settings)));
  }

  /** The settings of a package's files: those of its activity, if there is only one. */
  public synchronized ScormSettings settings(ScormPackage of) {
    if (of.activities().size() == 1) {
      return settings(of.activity());
    }
    return own.getOrDefault(of.id(), UnaryOperator.identity()).apply(common);
  }

  /** The settings of an activity. */
  public synchronized ScormSettings settings(ScormActivity activity) {
    ScormSettings packaged =
        own.getOrDefault(activity.packageId(), UnaryOperator.identity()).apply(common);
    return own.getOrDefault(activity.id(), UnaryOperator.identity()).apply(packaged);
  }

  private ScormPackage put(Upload upload) {
    ScormPackage imported = read(upload);
    packages.put(imported.id(), imported);
    return imported;
  }

  private static ScormPackage read(Upload upload) {
    Map<String, byte[]> files = PackageReader.read(upload.zip());
    return ScormPackage.of(
        upload.id(), upload.courseId(), upload.title(), ManifestReader.read(files), files);
  }
}
