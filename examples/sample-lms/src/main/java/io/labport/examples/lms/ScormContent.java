package io.labport.examples.lms;

import io.labport.examples.lms.scorm.ScormPackage;
import io.labport.examples.lms.scorm.ScormSettings;
import io.labport.examples.lms.scorm.ScormShelf;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The files of packages: only what the manifest lists, as strict content servers do. */
final class ScormContent {

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("htm", "text/html; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("xml", "application/xml"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("webp", "image/webp"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("pdf", "application/pdf"));

  private final ScormShelf shelf;
  private final Pages pages;

  ScormContent(ScormShelf shelf, Pages pages) {
    this.shelf = shelf;
    this.pages = pages;
  }

  Answer serve(Incoming request) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw ServiceDoor.wrongMethod("GET, HEAD");
    }
    Optional<ScormPackage> packed = shelf.packaged(request.segments().get(1));
    String path = path(request);
    Optional<byte[]> file = packed.flatMap(it -> it.file(path));
    if (packed.isEmpty() || file.isEmpty()) {
      return pages.message(404, "There is nothing at this address.");
    }
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    Answer answer =
        new Answer(
                200,
                Map.of("Content-Type", TYPES.getOrDefault(extension, "application/octet-stream")),
                file.get())
            .with("X-Content-Type-Options", "nosniff")
            .with("Cache-Control", "private, no-cache");
    return guarded(answer, shelf.settings(packed.get()));
  }

  /** What LMSs send along with content, and with the page around it. */
  static Answer guarded(Answer answer, ScormSettings settings) {
    Answer guarded =
        settings.blocksUnload() ? answer.with("Permissions-Policy", "unload=()") : answer;
    return settings
        .contentPolicy()
        .map(policy -> guarded.with("Content-Security-Policy", policy))
        .orElse(guarded);
  }

  private static String path(Incoming request) {
    String encoded = request.path().split("/content/", 2)[1];
    try {
      return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new Refusal(400, "the address is not well encoded");
    }
  }
}
