package io.labport.examples.lms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eclipse.jetty.util.Fields;

/** Assignment and Grade Services 2.0, section 3.3: shows what the gradebook holds. */
final class ResultsService {

  static final String MEDIA_TYPE = "application/vnd.ims.lis.v2.resultcontainer+json";

  private final Platform platform;
  private final ServiceDoor door;
  private final Gradebook gradebook;

  ResultsService(Platform platform, ServiceDoor door, Gradebook gradebook) {
    this.platform = platform;
    this.door = door;
    this.gradebook = gradebook;
  }

  Answer results(Incoming request) {
    if (!request.method().equals("GET")) {
      throw ServiceDoor.wrongMethod("GET");
    }
    door.requireScope(request, List.of(Scopes.RESULT_READ_ONLY));
    Course course = door.course(request);
    LineItem item = door.lineItem(request, course);
    ServiceDoor.requireAccept(request, MEDIA_TYPE);
    Fields query = request.query();
    String only = query.getValue("user_id");
    List<Member> shown =
        course.members().stream()
            .filter(member -> only == null || member.id().equals(only))
            .filter(member -> gradebook.grade(item, member.id()).isPresent())
            .toList();
    Paging.Page<Member> page = Paging.cut(shown, platform, request.path(), query);
    ArrayNode json = Json.array();
    boolean commented = only == null || !platform.has(Quirk.USER_RESULTS_LACK_COMMENT);
    page.items().forEach(member -> json.add(result(course, item, member, commented)));
    return page.linked(Answer.json(200, MEDIA_TYPE, json));
  }

  private ObjectNode result(Course course, LineItem item, Member member, boolean commented) {
    ObjectNode json =
        Json.object()
            .put("id", platform.resultUrl(course, item, member.id()))
            .put("scoreOf", platform.lineItemUrl(course, item))
            .put("userId", member.id());
    gradebook
        .grade(item, member.id())
        .ifPresent(
            grade -> {
              grade.score().ifPresent(points -> json.put("resultScore", points));
              json.put("resultMaximum", grade.maximum());
              if (!grade.comment().isEmpty() && commented) {
                json.put("comment", shown(grade.comment()));
              }
            });
    return json;
  }

  private String shown(String comment) {
    return platform.has(Quirk.COMMENTS_AS_HTML)
        ? "<p>" + comment.replace("&", "&amp;").replace("<", "&lt;") + "</p>"
        : comment;
  }
}
