package io.labport.adapter.lti.inspect;

/** How a login or a launch ended. */
public enum LaunchOutcome {
  ACCEPTED,
  REFUSED
}
