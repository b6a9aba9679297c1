package io.labport.adapter.lti.nrps;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of asking who is in a course. */
public sealed interface Roster {

  /**
   * Members of a course.
   *
   * @param members each once, in the platform's order; empty when they were handed over one by one
   * @param shortened why members may be missing: the wanted number was reached ({@code
   *     lti.members-limit}), or a later page could not be read; empty when these are all
   * @param differences where to ask later what changed; opaque, for {@link Rosters#changesSince}
   */
  record Read(List<Member> members, Optional<String> shortened, Optional<URI> differences)
      implements Roster {
    public Read {
      members = List.copyOf(members);
    }

    /** Whether members may be missing. */
    public boolean partial() {
      return shortened.isPresent();
    }

    @Override
    public String toString() {
      return "Read[" + members.size() + " members" + shortened.map(s -> ", " + s).orElse("") + "]";
    }
  }

  /**
   * Nothing could be read.
   *
   * @param code stable: {@code lti.course-unknown}, {@code lti.members-not-offered}, {@code
   *     lti.registration-unknown}, {@code lti.registration-inactive}, {@code lti.members-...} or
   *     {@code lti.token-...}
   * @param notBefore when the platform wants to be asked again
   */
  record Unavailable(String code, Optional<Instant> notBefore) implements Roster {}
}
