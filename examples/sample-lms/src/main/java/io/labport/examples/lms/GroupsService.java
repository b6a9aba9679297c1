package io.labport.examples.lms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.eclipse.jetty.util.Fields;

/** Course Groups Service 1.0. */
final class GroupsService {

  static final String GROUPS = "application/vnd.ims.lti-gs.v1.contextgroupcontainer+json";
  static final String SETS = "application/vnd.ims.lti-gs.v1.contextgroupsetcontainer+json";

  private final Platform platform;
  private final ServiceDoor door;

  GroupsService(Platform platform, ServiceDoor door) {
    this.platform = platform;
    this.door = door;
  }

  Answer groups(Incoming request) {
    Course course = course(request, GROUPS);
    Fields query = request.query();
    String user = query.getValue("user_id");
    List<Group> found =
        course.groups().stream()
            .filter(group -> user == null || group.userIds().contains(user))
            .toList();
    Paging.Page<Group> page = Paging.cut(found, platform, request.path(), query);
    ObjectNode json = Json.object().put("id", platform.serviceUrl(course, "groups"));
    ArrayNode groups = json.putArray("groups");
    for (Group group : page.items()) {
      ObjectNode one = groups.addObject().put("id", group.id()).put("name", group.name());
      group.tag().ifPresent(tag -> one.put("tag", tag));
      group.setId().ifPresent(set -> one.put("set_id", set));
    }
    return page.linked(Answer.json(200, GROUPS, json));
  }

  Answer sets(Incoming request) {
    Course course = course(request, SETS);
    Paging.Page<Group.Bundle> page =
        Paging.cut(course.groupSets(), platform, request.path(), request.query());
    ObjectNode json = Json.object().put("id", platform.serviceUrl(course, "groupsets"));
    ArrayNode sets = json.putArray("sets");
    page.items().forEach(set -> sets.addObject().put("id", set.id()).put("name", set.name()));
    return page.linked(Answer.json(200, SETS, json));
  }

  private Course course(Incoming request, String mediaType) {
    if (!request.method().equals("GET")) {
      throw ServiceDoor.wrongMethod("GET");
    }
    if (platform.has(Quirk.NO_GROUPS)) {
      throw new Refusal(404, "this platform has no groups service");
    }
    door.requireScope(request, List.of(Scopes.GROUPS));
    Course course = door.course(request);
    ServiceDoor.requireAccept(request, mediaType);
    return course;
  }
}
