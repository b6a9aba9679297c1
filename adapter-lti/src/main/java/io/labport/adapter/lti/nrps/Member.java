package io.labport.adapter.lti.nrps;

import io.labport.adapter.lti.launch.Roles;
import java.util.List;
import java.util.Optional;

/**
 * Somebody in a course. Only id and roles are sure to come; the rest is for the platform and its
 * privacy settings to give. {@code toString} shows no personal data.
 *
 * @param user the same id as {@code sub} of launches
 * @param roles as the platform wrote them: full addresses, or short names of roles in the course
 * @param sourcedId the id in the institution's records
 * @param legacyUser the id in launches of LTI 1.1; nobody has signed for it
 * @param groups ids of the groups of the course
 * @param messages what launches of the link asked about would say; only for queries about a link
 */
public record Member(
    String user,
    MemberStatus status,
    List<String> roles,
    Optional<String> name,
    Optional<String> givenName,
    Optional<String> middleName,
    Optional<String> familyName,
    Optional<String> email,
    Optional<String> picture,
    Optional<String> sourcedId,
    Optional<String> legacyUser,
    List<String> groups,
    List<LinkMessage> messages) {

  public Member {
    roles = List.copyOf(roles);
    groups = List.copyOf(groups);
    messages = List.copyOf(messages);
  }

  /** What the roles mean in this course. */
  public Roles standing() {
    return Roles.of(roles);
  }

  @Override
  public String toString() {
    return "Member[" + status + "]";
  }
}
