package io.labport.adapter.lti.nrps;

import io.labport.adapter.lti.course.CourseId;
import io.labport.core.domain.Tenant;
import java.net.URI;
import java.util.function.Consumer;

/**
 * Who is in the courses from which somebody has launched. Every call asks the platform; nothing is
 * kept of the answers. Thread-safe. Calls take as long as the platform does: up to minutes for a
 * very large course.
 */
public interface Rosters {

  Roster members(CourseId course, MemberQuery query);

  /**
   * @param tenant as lab runs name it
   * @param context the course's id, as launches name it
   */
  Roster members(Tenant tenant, String context, MemberQuery query);

  /**
   * Hands members over while pages arrive, so that only one page is held at a time. A platform that
   * changes between pages may give somebody twice.
   */
  Roster each(CourseId course, MemberQuery query, Consumer<Member> to);

  /**
   * What changed since the answer that gave the address; those who left have the status {@code
   * DELETED}.
   *
   * @param differences as {@link Roster.Read} gave it
   */
  Roster changesSince(CourseId course, URI differences);
}
