package io.labport.adapter.lti.nrps;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which members are wanted.
 *
 * @param role a full address, or a short name of a role in the course such as {@code Learner}
 * @param resourceLink only those who may use the link, with what its launches would say
 * @param pageSize a hint; the platform may send more or fewer at once
 * @param atMost stop reading after so many
 */
public record MemberQuery(
    Optional<String> role,
    Optional<String> resourceLink,
    OptionalInt pageSize,
    OptionalInt atMost) {
  public static final MemberQuery ALL =
      new MemberQuery(Optional.empty(), Optional.empty(), OptionalInt.empty(), OptionalInt.empty());

  public MemberQuery {
    if (pageSize.isPresent() && pageSize.getAsInt() < 1) {
      throw new IllegalArgumentException("a page has at least one member");
    }
    if (atMost.isPresent() && atMost.getAsInt() < 1) {
      throw new IllegalArgumentException("at least one member must be wanted");
    }
  }

  public MemberQuery withRole(String wanted) {
    return new MemberQuery(Optional.of(wanted), resourceLink, pageSize, atMost);
  }

  public MemberQuery withResourceLink(String id) {
    return new MemberQuery(role, Optional.of(id), pageSize, atMost);
  }

  public MemberQuery withPageSize(int size) {
    return new MemberQuery(role, resourceLink, OptionalInt.of(size), atMost);
  }

  public MemberQuery atMost(int members) {
    return new MemberQuery(role, resourceLink, pageSize, OptionalInt.of(members));
  }

  Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    role.ifPresent(r -> parameters.put("role", r));
    resourceLink.ifPresent(l -> parameters.put("rlid", l));
    pageSize.ifPresent(s -> parameters.put("limit", Integer.toString(s)));
    return parameters;
  }
}
