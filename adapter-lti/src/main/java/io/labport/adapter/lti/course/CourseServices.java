package io.labport.adapter.lti.course;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.ServiceAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a platform offers services for a course, as its launches say.
 *
 * @param members NRPS 2.0, {@code context_memberships_url}
 * @param groups Course Groups Service 1.0, {@code context_groups_url}
 * @param groupSets Course Groups Service 1.0, {@code context_group_sets_url}
 * @param notices Platform Notification Service, {@code platform_notification_service_url}
 * @param lineItems AGS 2.0, {@code lineitems}
 */
public record CourseServices(
    @Nullable String members,
    @Nullable String groups,
    @Nullable String groupSets,
    List<String> groupScopes,
    @Nullable String notices,
    List<String> noticeScopes,
    List<String> noticeTypes,
    @Nullable String lineItems,
    List<String> gradeScopes) {
  private static final String NRPS =
      "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
  private static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";

  public CourseServices {
    groupScopes = List.copyOf(groupScopes);
    noticeScopes = List.copyOf(noticeScopes);
    noticeTypes = List.copyOf(noticeTypes);
    gradeScopes = List.copyOf(gradeScopes);
  }

  /** What a verified message offers; addresses that are none are dropped. */
  public static CourseServices of(Claims claims, boolean allowHttp) {
    JsonNode members = claims.named(NRPS);
    JsonNode groups = claims.named(GROUPS);
    JsonNode notices = claims.object("platformnotificationservice");
    JsonNode grades = claims.ags();
    return new CourseServices(
        address(members, "context_memberships_url", allowHttp),
        address(groups, "context_groups_url", allowHttp),
        address(groups, "context_group_sets_url", allowHttp),
        Claims.texts(groups.path("scope")),
        address(notices, "platform_notification_service_url", allowHttp),
        Claims.texts(notices.path("scope")),
        Claims.texts(notices.path("notice_types_supported")),
        address(grades, "lineitems", allowHttp),
        Claims.texts(grades.path("scope")));
  }

  boolean none() {
    return members == null && groups == null && notices == null && lineItems == null;
  }

  /**
   * These, and what they do not name from before: not every type of message, and not every person's
   * launch, carries all claims.
   */
  CourseServices over(CourseServices before) {
    boolean ownGroups = groups != null;
    boolean ownNotices = notices != null;
    boolean ownGrades = lineItems != null;
    return new CourseServices(
        members != null ? members : before.members,
        ownGroups ? groups : before.groups,
        ownGroups ? groupSets : before.groupSets,
        ownGroups ? groupScopes : before.groupScopes,
        ownNotices ? notices : before.notices,
        ownNotices ? noticeScopes : before.noticeScopes,
        ownNotices ? noticeTypes : before.noticeTypes,
        ownGrades ? lineItems : before.lineItems,
        ownGrades ? gradeScopes : before.gradeScopes);
  }

  private static @Nullable String address(JsonNode claim, String name, boolean allowHttp) {
    Optional<String> given = Claims.text(claim.path(name));
    return given.flatMap(url -> ServiceAddress.usable(url, allowHttp)).orElse(null);
  }
}
