package io.labport.examples.lms.scorm;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An imported package.
 *
 * @param manifestId identifier of the manifest
 * @param files what is served: the files that the manifest lists, by their path
 */
public record ScormPackage(
    String id,
    String courseId,
    String manifestId,
    String title,
    ScormVersion version,
    List<ScormActivity> activities,
    Map<String, byte[]> files) {

  public ScormPackage {
    activities = List.copyOf(activities);
    files = Map.copyOf(files);
  }

  /** The content of a listed file. */
  public Optional<byte[]> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The first activity; most packages have no other. */
  public ScormActivity activity() {
    return activities.get(0);
  }

  /** Without the files. */
  @Override
  public String toString() {
    return id + " " + version + " " + new TreeMap<>(files).keySet();
  }

  static ScormPackage of(
      String id, String courseId, String title, Manifest manifest, Map<String, byte[]> unpacked) {
    Map<String, byte[]> served = new TreeMap<>();
    unpacked.forEach(
        (path, content) -> {
          if (manifest.files().contains(path)) {
            served.put(path, content);
          }
        });
    String named = title.isBlank() ? manifest.title() : title;
    List<ScormActivity> activities =
        manifest.items().stream()
            .map(item -> item.activity(id, courseId, manifest, title.isBlank() ? "" : title))
            .toList();
    return new ScormPackage(
        id, courseId, manifest.id(), named, manifest.version(), activities, served);
  }
}
