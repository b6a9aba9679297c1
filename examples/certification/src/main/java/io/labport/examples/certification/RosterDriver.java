package io.labport.examples.certification;

/** Makes the tool read the members of a context. */
public interface RosterDriver {

  /**
   * Does what makes the tool ask for the members of the context of this launch.
   *
   * @param answer of the tool to an instructor's launch with the service's claim
   */
  void readRoster(Browser browser, Answer answer) throws Exception;
}
