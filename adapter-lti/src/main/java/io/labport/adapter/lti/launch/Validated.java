package io.labport.adapter.lti.launch;

import io.labport.adapter.lti.oidc.PendingLogins.Held;
import java.util.Optional;

/** What the checks of a launch request come to. */
sealed interface Validated {

  LaunchReport report();

  /** All passed, and the login is used up. */
  record Accepted(LaunchReport report, LtiMessage message) implements Validated {}

  /** All passed but the browser's binding: nothing is used up and nothing granted yet. */
  record Postponed(LaunchReport report, LtiMessage message, String kid, Held held)
      implements Validated {}

  /**
   * A check failed.
   *
   * @param held the login that is answered, if there is such a one and it is not used up
   */
  record Refused(LaunchReport report, Optional<Held> held) implements Validated {}
}
