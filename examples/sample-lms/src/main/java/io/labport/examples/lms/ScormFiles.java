package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.examples.lms.scorm.ScormCommit;
import io.labport.examples.lms.scorm.ScormShelf;
import io.labport.examples.lms.scorm.ScormTracking.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps packages, each beside a list of all, and attempts in a folder of the data directory;
 * without one nothing is kept. The folder appears with the first package.
 */
final class ScormFiles {

  private static final String PACKAGES = "packages.json";
  private static final String ATTEMPTS = "attempts.json";

  private final Optional<Path> folder;
  private final Map<String, ObjectNode> packages = new LinkedHashMap<>();

  ScormFiles(Optional<Path> dataDirectory) {
    folder = dataDirectory.map(directory -> directory.resolve("scorm"));
  }

  synchronized List<ScormShelf.Upload> uploads() {
    List<ScormShelf.Upload> uploads = new ArrayList<>();
    for (JsonNode entry : read(PACKAGES).path("packages")) {
      String id = entry.path("id").asText();
      packages.put(id, (ObjectNode) entry);
      uploads.add(
          new ScormShelf.Upload(
              id, entry.path("course").asText(), entry.path("title").asText(), bytes(id + ".zip")));
    }
    return uploads;
  }

  synchronized void keep(ScormShelf.Upload upload) {
    packages.put(
        upload.id(),
        Json.object()
            .put("id", upload.id())
            .put("course", upload.courseId())
            .put("title", upload.title()));
    ObjectNode list = Json.object();
    list.putArray("packages").addAll(packages.values());
    write(upload.id() + ".zip", upload.zip());
    write(PACKAGES, Json.write(list).getBytes(StandardCharsets.UTF_8));
  }

  Map<Place, List<List<ScormCommit>>> attempts() {
    return ScormJson.read(read(ATTEMPTS));
  }

  synchronized void keep(Map<Place, List<List<ScormCommit>>> attempts) {
    if (folder.isPresent()) {
      write(ATTEMPTS, Json.write(ScormJson.write(attempts)).getBytes(StandardCharsets.UTF_8));
    }
  }

  private ObjectNode read(String name) {
    if (folder.filter(it -> Files.exists(it.resolve(name))).isEmpty()) {
      return Json.object();
    }
    return Json.parseObject(new String(bytes(name), StandardCharsets.UTF_8))
        .orElseThrow(() -> new IllegalStateException(name + " does not hold our JSON"));
  }

  private byte[] bytes(String name) {
    try {
      return Files.readAllBytes(folder.orElseThrow().resolve(name));
    } catch (IOException notRead) {
      throw new UncheckedIOException("cannot read " + name, notRead);
    }
  }

  private void write(String name, byte[] content) {
    if (folder.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(folder.get());
      Path next = folder.get().resolve(name + ".next");
      Files.write(next, content);
      Files.move(
          next,
          folder.get().resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException notWritten) {
      throw new UncheckedIOException("cannot write " + name, notWritten);
    }
  }
}
