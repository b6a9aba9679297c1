package io.labport.adapter.lti.groups;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.course.Course;
import io.labport.adapter.lti.course.CourseAccess;
import io.labport.adapter.lti.course.CourseId;
import io.labport.adapter.lti.course.CourseServices;
import io.labport.adapter.lti.course.Courses;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.service.PagedReads;
import io.labport.adapter.lti.service.QueryText;
import io.labport.adapter.lti.service.Scopes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads groups from the courses' platforms (Course Groups Service 1.0, sections 3 and 4). */
public final class PlatformGroups implements CourseGroups {
  private static final String NAME = "lti.groups";
  private static final int MOST_PAGES = 1_000;

  private final Courses courses;
  private final CourseAccess access;
  private final PagedReads reads;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public PlatformGroups(Courses courses, CourseAccess access, PagedReads reads) {
    this.courses = courses;
    this.access = access;
    this.reads = reads;
  }

  /** How the two lists differ. */
  private record Kind<T>(
      Function<CourseServices, Optional<String>> address,
      String accept,
      String member,
      Function<JsonNode, Optional<T>> read) {}

  private static final Kind<Group> GROUPS =
      new Kind<>(
          services -> Optional.ofNullable(services.groups()),
          "application/vnd.ims.lti-gs.v1.contextgroupcontainer+json",
          "groups",
          PlatformGroups::group);

  private static final Kind<GroupSet> SETS =
      new Kind<>(
          services -> Optional.ofNullable(services.groupSets()),
          "application/vnd.ims.lti-gs.v1.contextgroupsetcontainer+json",
          "sets",
          PlatformGroups::set);

  @Override
  public Groups<Group> groups(CourseId course) {
    return read(course, GROUPS, Map.of());
  }

  @Override
  public Groups<Group> groupsOf(CourseId course, String user) {
    return read(course, GROUPS, Map.of("user_id", user));
  }

  @Override
  public Groups<GroupSet> sets(CourseId course) {
    return read(course, SETS, Map.of());
  }

  private <T> Groups<T> read(CourseId id, Kind<T> kind, Map<String, String> parameters) {
    Optional<Course> course = courses.find(id);
    if (course.isEmpty()) {
      return unavailable("lti.course-unknown");
    }
    CourseAccess.Answer allowed = access.to(id);
    if (allowed instanceof CourseAccess.Refused refused) {
      return unavailable(refused.code());
    }
    CourseServices services = course.get().services();
    Optional<String> address = kind.address().apply(services);
    if (address.isEmpty()) {
      return unavailable(NAME + "-not-offered");
    }
    if (!services.groupScopes().contains(Scopes.GROUPS_READ)) {
      return unavailable(NAME + "-scope-not-granted");
    }
    PagedReads.Source source =
        new PagedReads.Source(
            ((CourseAccess.Allowed) allowed).registration(),
            id.deployment(),
            Scopes.GROUPS_READ,
            kind.accept(),
            NAME);
    List<T> all = new ArrayList<>();
    PagedReads.Ending ending =
        reads.read(
            source,
            QueryText.with(address.get(), parameters),
            MOST_PAGES,
            page -> take(page.body(), kind, all));
    if (ending.trouble().isPresent() && ending.pages() == 0) {
      PagedReads.Trouble trouble = ending.trouble().get();
      return new Groups.Unavailable<>(trouble.code(), trouble.notBefore());
    }
    return new Groups.Read<>(all, ending.trouble().map(PagedReads.Trouble::code));
  }

  private <T> boolean take(byte[] body, Kind<T> kind, List<T> all) throws IOException {
    JsonNode entries = json.readTree(body).path(kind.member());
    if (!entries.isArray()) {
      throw new JsonParseException(null, "no " + kind.member());
    }
    entries.forEach(entry -> kind.read().apply(entry).ifPresent(all::add));
    return true;
  }

  private static <T> Groups<T> unavailable(String code) {
    return new Groups.Unavailable<>(code, Optional.empty());
  }

  private static Optional<Group> group(JsonNode node) {
    return Claims.id(node.path("id"))
        .map(
            id ->
                new Group(
                    id,
                    Claims.text(node.path("name")).orElse(""),
                    Claims.text(node.path("tag")),
                    Claims.id(node.path("set_id"))));
  }

  private static Optional<GroupSet> set(JsonNode node) {
    return Claims.id(node.path("id"))
        .map(id -> new GroupSet(id, Claims.text(node.path("name")).orElse("")));
  }
}
