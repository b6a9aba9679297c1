package io.labport.examples.lms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** Names and Role Provisioning Services 2.0. */
final class MembersService {

  static final String MEDIA_TYPE = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";

  private static final String CONTEXT_ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#";

  private final Platform platform;
  private final ServiceDoor door;
  private final Rosters rosters;
  private final Variables variables;
  private final LaunchClaims claims;

  MembersService(
      Platform platform,
      ServiceDoor door,
      Rosters rosters,
      Variables variables,
      LaunchClaims claims) {
    this.platform = platform;
    this.door = door;
    this.rosters = rosters;
    this.variables = variables;
    this.claims = claims;
  }

  Answer members(Incoming request) {
    if (!request.method().equals("GET")) {
      throw ServiceDoor.wrongMethod("GET");
    }
    door.requireScope(request, List.of(Scopes.MEMBERS));
    Course course = door.course(request);
    ServiceDoor.requireAccept(request, MEDIA_TYPE);
    Fields query = request.query();
    String since = query.getValue("since");
    List<Rosters.Change> shown =
        (since == null
                ? course.members().stream().map(one -> new Rosters.Change(one, false)).toList()
                : rosters.since(course.id(), number(since)))
            .stream().filter(one -> plays(one.member(), query.getValue("role"))).toList();
    Optional<Link> link =
        Optional.ofNullable(query.getValue("rlid"))
            .map(
                id ->
                    course
                        .link(id)
                        .orElseThrow(() -> new Refusal(404, "rlid is no link of this course")));
    Paging.Page<Rosters.Change> page = Paging.cut(shown, platform, request.path(), query);
    ObjectNode json = Json.object().put("id", platform.serviceUrl(course, "memberships"));
    json.putObject("context")
        .put("id", course.id())
        .put("label", course.label())
        .put("title", course.title());
    ArrayNode members = json.putArray("members");
    page.items().forEach(one -> members.add(member(course, one, link)));
    return page.and(differences(course)).linked(Answer.json(200, MEDIA_TYPE, json));
  }

  private ObjectNode member(Course course, Rosters.Change change, Optional<Link> link) {
    Member member = change.member();
    ObjectNode json = Json.object().put("user_id", member.id());
    String present = member.active() ? "Active" : "Inactive";
    json.put("status", change.gone() ? "Deleted" : present);
    ArrayNode roles = json.putArray("roles");
    // Mixed within one answer, as has been seen: every second person, by the sum of the id's signs.
    boolean shortNames =
        platform.has(Quirk.SHORT_ROLES_IN_ROSTER) && member.id().chars().sum() % 2 == 0;
    member.role().uris().forEach(uri -> roles.add(shortNames ? LaunchClaims.shortened(uri) : uri));
    if (member.privacy().sharesNames()) {
      json.put("name", member.fullName())
          .put("given_name", member.givenName())
          .put("family_name", member.familyName())
          .put("lis_person_sourcedid", "sis-" + member.id());
    }
    if (member.privacy().sharesEmail()) {
      json.put("email", member.email());
    }
    claims
        .migration()
        .flatMap(from -> from.formerUserId(member.id()))
        .ifPresent(id -> json.put("lti11_legacy_user_id", id));
    if (platform.tool().scopes().contains(Scopes.GROUPS) && !platform.has(Quirk.NO_GROUPS)) {
      ArrayNode enrolments = json.putArray("group_enrollments");
      course.groups().stream()
          .filter(group -> group.userIds().contains(member.id()))
          .forEach(group -> enrolments.addObject().put("group_id", group.id()));
    }
    link.ifPresent(opened -> message(json, course, member, opened));
    return json;
  }

  /** What a launch of the link would tell of this person: section "Resource link membership". */
  private void message(ObjectNode json, Course course, Member member, Link link) {
    Map<String, String> custom =
        variables.custom(
            new Occasion(course, member, Presentation.WINDOW, new Purpose.OpenLink(link)));
    ObjectNode message =
        json.putArray("message")
            .addObject()
            .put(LaunchClaims.LTI + "message_type", "LtiResourceLinkRequest");
    ObjectNode values = message.putObject(LaunchClaims.LTI + "custom");
    custom.forEach(values::put);
  }

  /** Whoever asks there gets what has changed from now on. */
  private String differences(Course course) {
    String url = platform.serviceUrl(course, "memberships");
    String next = url + (url.contains("?") ? "&" : "?") + "since=" + rosters.version(course.id());
    return platform.has(Quirk.NO_PAGING) ? "" : "<" + next + ">; rel=\"differences\"";
  }

  /** A simple name stands for a context role. */
  private static boolean plays(Member member, @Nullable String role) {
    if (role == null) {
      return true;
    }
    String wanted = role.contains("/") ? role : CONTEXT_ROLE + role;
    return member.role().uris().contains(wanted);
  }

  private static int number(String since) {
    if (!since.matches("[0-9]{1,9}")) {
      throw new Refusal(400, "since must be a number");
    }
    return Integer.parseInt(since);
  }
}
