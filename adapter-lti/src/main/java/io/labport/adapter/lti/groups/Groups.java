package io.labport.adapter.lti.groups;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What came of asking for groups, or for sets of groups. */
public sealed interface Groups<T> {

  /**
   * Groups or sets.
   *
   * @param shortened the code of the failure because of which some may be missing
   */
  record Read<T>(List<T> all, Optional<String> shortened) implements Groups<T> {
    public Read {
      all = List.copyOf(all);
    }
  }

  /**
   * Nothing could be read.
   *
   * @param code stable: {@code lti.course-unknown}, {@code lti.groups-not-offered}, {@code
   *     lti.groups-scope-not-granted}, {@code lti.registration-...}, {@code lti.groups-...} or
   *     {@code lti.token-...}
   * @param notBefore when the platform wants to be asked again
   */
  record Unavailable<T>(String code, Optional<Instant> notBefore) implements Groups<T> {}
}
