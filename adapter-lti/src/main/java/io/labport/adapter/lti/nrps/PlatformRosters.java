package io.labport.adapter.lti.nrps;

import io.labport.adapter.lti.course.Course;
import io.labport.adapter.lti.course.CourseAccess;
import io.labport.adapter.lti.course.CourseId;
import io.labport.adapter.lti.course.Courses;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.service.HostFamily;
import io.labport.adapter.lti.service.PagedReads;
import io.labport.adapter.lti.service.QueryText;
import io.labport.adapter.lti.service.Scopes;
import io.labport.core.domain.Tenant;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Reads courses from their platforms, page by page (NRPS 2.0, section 2). */
public final class PlatformRosters implements Rosters {
  private static final String ACCEPT = "application/vnd.ims.lti-nrps.v2.membershipcontainer+json";
  private static final String NAME = "lti.members";

  private final Courses courses;
  private final CourseAccess access;
  private final PagedReads reads;
  private final RosterLimits limits;

  @Inject
  public PlatformRosters(
      Courses courses, CourseAccess access, PagedReads reads, RosterLimits limits) {
    this.courses = courses;
    this.access = access;
    this.reads = reads;
    this.limits = limits;
  }

  @Override
  public Roster members(CourseId course, MemberQuery query) {
    return collected(courses.find(course), query);
  }

  @Override
  public Roster members(Tenant tenant, String context, MemberQuery query) {
    return collected(courses.find(tenant, context), query);
  }

  @Override
  public Roster each(CourseId id, MemberQuery query, Consumer<Member> to) {
    return offered(
        courses.find(id),
        (registration, course, address) ->
            read(
                registration,
                course,
                QueryText.with(address, query.parameters()),
                query.atMost(),
                to));
  }

  @Override
  public Roster changesSince(CourseId id, URI differences) {
    return offered(
        courses.find(id),
        (registration, course, address) ->
            // The token goes to whom the launch named, wherever the caller got the address from.
            HostFamily.same(URI.create(address), differences)
                ? collected(registration, course, differences, OptionalInt.empty())
                : new Roster.Unavailable(NAME + "-differences-foreign", Optional.empty()));
  }

  private interface Reading {
    Roster of(Registration registration, Course course, String address);
  }

  private Roster offered(Optional<Course> found, Reading reading) {
    if (found.isEmpty()) {
      return new Roster.Unavailable("lti.course-unknown", Optional.empty());
    }
    Course course = found.get();
    CourseAccess.Answer allowed = access.to(course.id());
    if (allowed instanceof CourseAccess.Refused refused) {
      return new Roster.Unavailable(refused.code(), Optional.empty());
    }
    String address = course.services().members();
    return address == null
        ? new Roster.Unavailable(NAME + "-not-offered", Optional.empty())
        : reading.of(((CourseAccess.Allowed) allowed).registration(), course, address);
  }

  private Roster collected(Optional<Course> found, MemberQuery query) {
    return offered(
        found,
        (registration, course, address) ->
            collected(
                registration, course, QueryText.with(address, query.parameters()), query.atMost()));
  }

  private Roster collected(
      Registration registration, Course course, URI address, OptionalInt atMost) {
    // By user: whoever enrols while pages are read shifts the rest, and the last word counts.
    Map<String, Member> members = new LinkedHashMap<>();
    Roster end =
        read(registration, course, address, atMost, member -> members.put(member.user(), member));
    return end instanceof Roster.Read read
        ? new Roster.Read(List.copyOf(members.values()), read.shortened(), read.differences())
        : end;
  }

  private Roster read(
      Registration registration,
      Course course,
      URI address,
      OptionalInt atMost,
      Consumer<Member> to) {
    PagedReads.Source source =
        new PagedReads.Source(registration, course.deployment(), Scopes.MEMBERS_READ, ACCEPT, NAME);
    int most = Math.min(atMost.orElse(limits.members()), limits.members());
    MemberPage page = new MemberPage();
    int[] count = new int[1];
    boolean[] shortened = new boolean[1];
    PagedReads.Ending ending =
        reads.read(
            source,
            address,
            limits.pages(),
            answer ->
                page.read(
                    answer.body(),
                    member -> {
                      if (count[0] == most) {
                        shortened[0] = true;
                        return false;
                      }
                      count[0]++;
                      to.accept(member);
                      return true;
                    }));
    if (ending.trouble().isPresent() && count[0] == 0) {
      PagedReads.Trouble trouble = ending.trouble().get();
      return new Roster.Unavailable(trouble.code(), trouble.notBefore());
    }
    Optional<String> why =
        shortened[0]
            ? Optional.of(NAME + "-limit")
            : ending.trouble().map(PagedReads.Trouble::code);
    return new Roster.Read(List.of(), why, ending.differences());
  }
}
