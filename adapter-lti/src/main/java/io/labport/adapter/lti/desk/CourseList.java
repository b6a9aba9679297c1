package io.labport.adapter.lti.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.course.Course;
import io.labport.adapter.lti.course.CourseServices;
import io.labport.adapter.lti.course.Courses;
import io.labport.adapter.lti.door.Unknown;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.spi.admin.AdminHandler;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Lists the courses of a registration, page by page: {@code limit}, and {@code after} an id. */
public final class CourseList implements AdminHandler {
  private static final int MOST = 1000;

  private final Registrations registrations;
  private final Courses courses;

  @Inject
  public CourseList(Registrations registrations, Courses courses) {
    this.registrations = registrations;
    this.courses = courses;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    String registration = Asked.variable(request, "registration");
    if (registrations.byKey(registration).isEmpty()) {
      throw Unknown.registration();
    }
    int limit = Asked.limit(request, 100, MOST);
    List<Documents.Kept<Course>> page =
        courses.page(registration, request.queryParameter("after"), limit);
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode list = document.putArray("courses");
    page.forEach(kept -> write(kept, list.addObject()));
    if (page.size() == limit) {
      document.put("next", page.get(page.size() - 1).id());
    }
    return WebResponse.json(200, document.toString());
  }

  private static void write(Documents.Kept<Course> kept, ObjectNode node) {
    Course course = kept.document();
    CourseServices services = course.services();
    node.put("id", kept.id())
        .put("deployment", course.deployment())
        .put("context", course.context())
        .put("label", course.label())
        .put("title", course.title())
        .put("seen", Instant.ofEpochMilli(course.seenAt()).toString());
    ArrayNode offered = node.putArray("services");
    add(offered, "members", services.members() != null);
    add(offered, "groups", services.groups() != null);
    add(offered, "group-sets", services.groupSets() != null);
    add(offered, "notices", services.notices() != null);
    add(offered, "line-items", services.lineItems() != null);
  }

  private static void add(ArrayNode offered, String name, boolean is) {
    if (is) {
      offered.add(name);
    }
  }
}
