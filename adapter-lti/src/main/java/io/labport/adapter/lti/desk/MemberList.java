package io.labport.adapter.lti.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.course.Courses;
import io.labport.adapter.lti.nrps.Member;
import io.labport.adapter.lti.nrps.MemberQuery;
import io.labport.adapter.lti.nrps.Roster;
import io.labport.adapter.lti.nrps.Rosters;
import io.labport.core.spi.admin.AdminHandler;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/**
 * Lists the members of a course as the platform gives them now: {@code role}, {@code limit}; names
 * only with {@code names=true}.
 */
public final class MemberList implements AdminHandler {
  private static final int USUAL = 1000;
  private static final int MOST = 10_000;
  private static final int PAGE = 100;

  private final Rosters rosters;
  private final Courses courses;
  private final Clock clock;

  @Inject
  public MemberList(Rosters rosters, Courses courses, Clock clock) {
    this.rosters = rosters;
    this.courses = courses;
    this.clock = clock;
  }

  @Override
  public WebResponse answer(WebRequest request) {
    int limit = Asked.limit(request, USUAL, MOST);
    MemberQuery query = MemberQuery.ALL.atMost(limit).withPageSize(Math.min(limit, PAGE));
    Optional<String> role = Asked.text(request, "role");
    Roster roster =
        rosters.members(AskedCourse.of(request, courses), role.map(query::withRole).orElse(query));
    if (roster instanceof Roster.Unavailable unavailable) {
      return Unavailable.answer(unavailable.code(), unavailable.notBefore(), clock);
    }
    Roster.Read read = (Roster.Read) roster;
    boolean names = Asked.is(request, "names");
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ArrayNode list = document.putArray("members");
    read.members().forEach(member -> write(member, names, list.addObject()));
    document.put("partial", read.partial());
    read.shortened().ifPresent(code -> document.put("code", code));
    return WebResponse.json(200, document.toString());
  }

  private static void write(Member member, boolean names, ObjectNode node) {
    node.put("user", member.user()).put("status", member.status().name().toLowerCase(Locale.ROOT));
    ArrayNode roles = node.putArray("roles");
    member.roles().forEach(roles::add);
    if (!member.groups().isEmpty()) {
      ArrayNode groups = node.putArray("groups");
      member.groups().forEach(groups::add);
    }
    if (names) {
      member.name().ifPresent(name -> node.put("name", name));
      member.givenName().ifPresent(name -> node.put("given-name", name));
      member.familyName().ifPresent(name -> node.put("family-name", name));
    }
  }
}
