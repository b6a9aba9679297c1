package io.labport.adapter.lti.registration;

/** What was decided about a deployment. */
public enum DeploymentState {
  ACTIVE,
  /** Seen, and waits for an administrator. */
  PENDING,
  BLOCKED,
  /**
   * Nothing: the registration's terms name it, and only they make it active. Kept to know when it
   * was seen.
   */
  LISTED
}
