package io.labport.examples.certification;

import io.labport.adapter.lti.course.CourseId;
import io.labport.adapter.lti.nrps.Member;
import io.labport.adapter.lti.nrps.MemberQuery;
import io.labport.adapter.lti.nrps.Roster.Read;
import io.labport.adapter.lti.nrps.Rosters;
import io.labport.core.runtime.Labport;
import java.util.List;

/** An embedder who asks for the members of the course. */
final class LabportRosters implements RosterDriver {
  private final Rosters rosters;

  LabportRosters(Labport labport) {
    this.rosters = labport.offered(Rosters.class);
  }

  @Override
  public Roster readRoster(Browser browser, Answer answer) {
    CourseId course = new CourseId(LabportWorld.KEY, LabportWorld.DEPLOYMENT, "kit-course");
    if (rosters.members(course, MemberQuery.ALL) instanceof Read read) {
      return new Roster(read.members().stream().map(Member::user).toList(), !read.partial());
    }
    return new Roster(List.of(), false);
  }
}
