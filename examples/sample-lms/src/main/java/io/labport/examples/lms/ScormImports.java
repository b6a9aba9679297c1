package io.labport.examples.lms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.examples.lms.scorm.BadPackage;
import io.labport.examples.lms.scorm.ScormPackage;
import io.labport.examples.lms.scorm.ScormShelf;
import java.util.Optional;

/** The page where teachers import packages, and the address for programs that do. */
final class ScormImports {

  private final Platform platform;
  private final ScormShelf shelf;
  private final Pages pages;

  ScormImports(Platform platform, ScormShelf shelf, Pages pages) {
    this.platform = platform;
    this.shelf = shelf;
    this.pages = pages;
  }

  Answer serve(Incoming request) {
    Course course =
        platform
            .course(request.segments().get(1))
            .orElseThrow(() -> new Refusal(404, "there is no such course"));
    return switch (request.method()) {
      case "GET" -> page(course, 200, "");
      case "POST" -> {
        CopyForm.sameOrigin(platform, request);
        yield request.mediaType().equals("multipart/form-data")
            ? fromForm(course, request)
            : raw(course, request);
      }
      default -> throw ServiceDoor.wrongMethod("GET, POST");
    };
  }

  private Answer fromForm(Course course, Incoming request) {
    Upload upload = Upload.of(request);
    try {
      shelf.add(course.id(), upload.text("title").strip(), upload.file("file"));
      return Answer.redirect(CoursePages.coursePath(course));
    } catch (BadPackage bad) {
      return page(course, 400, bad.sentence());
    }
  }

  private Answer raw(Course course, Incoming request) {
    String title = Optional.ofNullable(request.query().getValue("title")).orElse("");
    try {
      ScormPackage imported = shelf.add(course.id(), title.strip(), request.bytes());
      ArrayNode activities = Json.array();
      imported
          .activities()
          .forEach(it -> activities.add(Json.object().put("id", it.id()).put("title", it.title())));
      ObjectNode body =
          Json.object()
              .put("package", imported.id())
              .put("schemaVersion", imported.version().schemaVersion());
      body.set("activities", activities);
      return Answer.json(201, "application/json", body);
    } catch (BadPackage bad) {
      return Answer.problem(400, bad.sentence());
    }
  }

  private Answer page(Course course, int status, String problem) {
    return pages.html(
        status,
        "scorm-import.jte",
        new PageModels.ScormImport(course, shelf.of(course.id()), problem));
  }
}
