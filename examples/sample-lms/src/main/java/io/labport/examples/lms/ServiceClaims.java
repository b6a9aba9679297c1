package io.labport.examples.lms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which services a launch offers, each only if the tool may use it. */
final class ServiceClaims {

  static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
  static final String ROSTER = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
  static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
  static final String NOTICES = LaunchClaims.LTI + "platformnotificationservice";

  private final Platform platform;
  private final Gradebook gradebook;

  ServiceClaims(Platform platform, Gradebook gradebook) {
    this.platform = platform;
    this.gradebook = gradebook;
  }

  void add(Map<String, Object> claims, ToolRegistration tool, Occasion occasion) {
    Course course = occasion.course();
    grades(claims, tool, course, occasion.purpose());
    if (tool.scopes().contains(Scopes.MEMBERS)) {
      claims.put(
          ROSTER,
          Map.of(
              "context_memberships_url",
              platform.serviceUrl(course, "memberships"),
              "service_versions",
              List.of("2.0")));
    }
    if (tool.scopes().contains(Scopes.GROUPS) && !platform.has(Quirk.NO_GROUPS)) {
      claims.put(
          GROUPS,
          Map.of(
              "scope",
              List.of(Scopes.GROUPS),
              "context_groups_url",
              platform.serviceUrl(course, "groups"),
              "context_group_sets_url",
              platform.serviceUrl(course, "groupsets"),
              "service_versions",
              List.of("1.0")));
    }
    notices(claims, tool, course);
  }

  void notices(Map<String, Object> claims, ToolRegistration tool, Course course) {
    if (tool.scopes().contains(Scopes.NOTICES) && !platform.has(Quirk.NO_NOTICES)) {
      claims.put(
          NOTICES,
          Map.of(
              "platform_notification_service_url",
              platform.serviceUrl(course, "noticehandlers"),
              "scope",
              List.of(Scopes.NOTICES),
              "notice_types_supported",
              NoticeType.names(),
              "service_versions",
              List.of("1.0")));
    }
  }

  private void grades(
      Map<String, Object> claims, ToolRegistration tool, Course course, Purpose purpose) {
    TreeSet<String> scopes = new TreeSet<>(tool.scopes());
    scopes.retainAll(Scopes.GRADES);
    if (scopes.isEmpty()) {
      return;
    }
    Map<String, Object> endpoint = new LinkedHashMap<>();
    endpoint.put("scope", List.copyOf(scopes));
    if (scopes.contains(Scopes.LINE_ITEM) || scopes.contains(Scopes.LINE_ITEM_READ_ONLY)) {
      endpoint.put("lineitems", platform.lineItemsUrl(course));
    }
    column(course, purpose)
        .ifPresent(column -> endpoint.put("lineitem", platform.lineItemUrl(course, column)));
    claims.put(AGS, endpoint);
  }

  private Optional<LineItem> column(Course course, Purpose purpose) {
    if (purpose instanceof Purpose.ReviewWork review) {
      return Optional.of(review.column());
    }
    if (purpose instanceof Purpose.OpenLink open) {
      List<LineItem> columns = gradebook.columnsOfLink(course, open.link().id());
      // Only if there is exactly one: Assignment and Grade Services 2.0, section 3.1.
      return columns.size() == 1 || platform.has(Quirk.LINE_ITEM_THOUGH_SEVERAL)
          ? columns.stream().findFirst()
          : Optional.empty();
    }
    return Optional.empty();
  }
}
