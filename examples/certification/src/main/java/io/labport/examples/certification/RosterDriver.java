package io.labport.examples.certification;

import java.util.List;

/** Makes the tool read the members of a context. */
public interface RosterDriver {

  /**
   * Does what makes the tool ask for the members of the context of this launch, and returns when it
   * has them. Several threads may call it at once.
   *
   * @param answer of the tool to an instructor's launch with the service's claim
   */
  Roster readRoster(Browser browser, Answer answer) throws Exception;

  /**
   * What the tool knows now.
   *
   * @param users ids, as the platform names them
   * @param whole whether the tool takes these for all members
   */
  record Roster(List<String> users, boolean whole) {
    public Roster {
      users = List.copyOf(users);
    }
  }
}
