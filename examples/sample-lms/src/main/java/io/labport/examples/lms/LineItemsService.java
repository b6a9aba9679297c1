package io.labport.examples.lms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;

/** Assignment and Grade Services 2.0, section 3.2: container and single line items. */
final class LineItemsService {

  private static final List<String> READING = List.of(Scopes.LINE_ITEM, Scopes.LINE_ITEM_READ_ONLY);
  private static final List<String> WRITING = List.of(Scopes.LINE_ITEM);

  private final Platform platform;
  private final ServiceDoor door;
  private final Gradebook gradebook;

  LineItemsService(Platform platform, ServiceDoor door, Gradebook gradebook) {
    this.platform = platform;
    this.door = door;
    this.gradebook = gradebook;
  }

  Answer container(Incoming request) {
    return switch (request.method()) {
      case "GET" -> list(request);
      case "POST" -> create(request);
      default -> throw ServiceDoor.wrongMethod("GET, POST");
    };
  }

  Answer item(Incoming request) {
    return switch (request.method()) {
      case "GET" -> show(request);
      case "PUT" -> change(request);
      case "DELETE" -> delete(request);
      default -> throw ServiceDoor.wrongMethod("GET, PUT, DELETE");
    };
  }

  private Answer list(Incoming request) {
    door.requireScope(request, READING);
    Course course = door.course(request);
    ServiceDoor.requireAccept(request, LineItemJson.CONTAINER_MEDIA_TYPE);
    Fields query = request.query();
    List<LineItem> found =
        gradebook.columns(course.id()).stream()
            .filter(item -> matches(query, "resource_link_id", item.linkId()))
            .filter(item -> matches(query, "resource_id", item.resourceId()))
            .filter(item -> matches(query, "tag", item.tag()))
            .toList();
    Paging.Page<LineItem> page = Paging.cut(found, platform, request.path(), query);
    ArrayNode json = Json.array();
    page.items()
        .forEach(item -> json.add(LineItemJson.write(item, platform.lineItemUrl(course, item))));
    return page.linked(Answer.json(200, LineItemJson.CONTAINER_MEDIA_TYPE, json));
  }

  private Answer create(Incoming request) {
    door.requireScope(request, WRITING);
    Course course = door.course(request);
    ServiceDoor.requireContent(request, LineItemJson.MEDIA_TYPE);
    LineItem wanted = LineItemJson.read(request.body(), 0, course.id(), false);
    if (wanted.linkId().isPresent() && course.link(wanted.linkId().get()).isEmpty()) {
      throw new Refusal(404, "resourceLinkId is not a link of this course");
    }
    LineItem made =
        gradebook.add(number -> LineItemJson.read(request.body(), number, course.id(), false));
    String url = platform.lineItemUrl(course, made);
    return Answer.json(201, LineItemJson.MEDIA_TYPE, LineItemJson.write(made, url))
        .with("Location", url);
  }

  private Answer show(Incoming request) {
    door.requireScope(request, READING);
    Course course = door.course(request);
    LineItem item = door.lineItem(request, course);
    ServiceDoor.requireAccept(request, LineItemJson.MEDIA_TYPE);
    return answer(course, item);
  }

  private Answer change(Incoming request) {
    door.requireScope(request, WRITING);
    Course course = door.course(request);
    LineItem item = door.lineItem(request, course);
    ServiceDoor.requireContent(request, LineItemJson.MEDIA_TYPE);
    LineItem wanted = LineItemJson.read(request.body(), item.number(), course.id(), item.coupled());
    String url = platform.lineItemUrl(course, item);
    Optional<String> id = Json.parseObject(request.body()).map(json -> json.path("id").asText(url));
    if (!id.equals(Optional.of(url))) {
      throw new Refusal(400, "id cannot be changed");
    }
    if (!wanted.linkId().equals(item.linkId())) {
      throw new Refusal(400, "resourceLinkId cannot be changed or left out");
    }
    if (!gradebook.replace(wanted)) {
      throw new Refusal(404, "there is no such line item");
    }
    return answer(course, wanted);
  }

  private Answer delete(Incoming request) {
    door.requireScope(request, WRITING);
    LineItem item = door.lineItem(request, door.course(request));
    if (item.coupled()) {
      throw new Refusal(
          platform.has(Quirk.COUPLED_DELETE_IS_401) ? 401 : 403,
          "the column belongs to its link and goes with it only");
    }
    gradebook.remove(item);
    return Answer.empty(204);
  }

  private Answer answer(Course course, LineItem item) {
    return Answer.json(
        200, LineItemJson.MEDIA_TYPE, LineItemJson.write(item, platform.lineItemUrl(course, item)));
  }

  private static boolean matches(Fields query, String name, Optional<String> value) {
    String wanted = query.getValue(name);
    return wanted == null || value.equals(Optional.of(wanted));
  }
}
