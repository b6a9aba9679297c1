package io.labport.adapter.lti.registration;

/** What happens to a deployment that nobody listed. */
public enum DeploymentPolicy {
  /** It is refused. */
  EXPLICIT,
  /** It is noted, and waits for an administrator. */
  APPROVE,
  /** It is accepted. */
  AUTO
}
