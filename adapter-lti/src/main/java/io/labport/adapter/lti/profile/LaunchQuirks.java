package io.labport.adapter.lti.profile;

import java.net.URI;
import java.util.Optional;

/** Where an LMS's logins and launches differ from LTI Core 1.3. */
public interface LaunchQuirks {
  /** An LMS without any. */
  LaunchQuirks STANDARD = new LaunchQuirks() {};

  /**
   * An address of the origin at which values are kept for tools (1EdTech LTI Client Side
   * postMessages, version 1.0, section 4.1: that of the authorization endpoint).
   */
  default URI storageOrigin(URI authorizationEndpoint) {
    return authorizationEndpoint;
  }

  /** A message to be sent before values are kept; its answer ends with {@code .response}. */
  default Optional<String> storagePrelude() {
    return Optional.empty();
  }

  /**
   * Whether the target of a login and the different one of its launch are the same after all.
   *
   * @param login as the unsigned login request has it
   * @param signed as the token has it
   */
  default boolean sameTarget(String login, String signed) {
    return false;
  }

  /**
   * Whether the resource link is one of its own, which may have a grade, and not a place in the
   * LMS's menus or texts.
   */
  default boolean ownLink(String resourceLink, Optional<String> context) {
    return true;
  }
}
