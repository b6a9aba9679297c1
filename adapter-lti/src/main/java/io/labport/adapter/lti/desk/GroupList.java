package io.labport.adapter.lti.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.course.CourseId;
import io.labport.adapter.lti.course.Courses;
import io.labport.adapter.lti.groups.CourseGroups;
import io.labport.adapter.lti.groups.Group;
import io.labport.adapter.lti.groups.GroupSet;
import io.labport.adapter.lti.groups.Groups;
import io.labport.core.spi.admin.AdminHandler;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Lists the groups of a course, or of one {@code user} in it, and its sets of groups. */
public final class GroupList implements AdminHandler {
  private final CourseGroups service;
  private final Courses courses;
  private final Clock clock;

  @Inject
  public GroupList(CourseGroups service, Courses courses, Clock clock) {
    this.service = service;
    this.courses = courses;
    this.clock = clock;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    CourseId course = AskedCourse.of(request, courses);
    Optional<String> user = Asked.text(request, "user");
    Groups<Group> groups =
        user.isPresent() ? service.groupsOf(course, user.get()) : service.groups(course);
    if (groups instanceof Groups.Unavailable<Group> unavailable) {
      return Unavailable.answer(unavailable.code(), unavailable.notBefore(), clock);
    }
    Groups.Read<Group> read = (Groups.Read<Group>) groups;
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode list = document.putArray("groups");
    read.all().forEach(group -> write(group, list.addObject()));
    // Sets are optional where groups are not: without them the groups are worth showing.
    if (service.sets(course) instanceof Groups.Read<GroupSet> sets) {
      ArrayNode all = document.putArray("sets");
      sets.all().forEach(set -> all.addObject().put("id", set.id()).put("name", set.name()));
    }
    document.put("partial", read.shortened().isPresent());
    read.shortened().ifPresent(code -> document.put("code", code));
    return WebResponse.json(200, document.toString());
  }

  private static void write(Group group, ObjectNode node) {
    node.put("id", group.id()).put("name", group.name());
    group.tag().ifPresent(tag -> node.put("tag", tag));
    group.set().ifPresent(set -> node.put("set", set));
  }
}
