package io.labport.adapter.lti.registration;

import jakarta.inject.Inject;

/** Where a registration has been made available, and whether launches from there are welcome. */
public final class Deployments {

  @Inject
  public Deployments() {}

  /** Whether a deployment may launch. */
  public enum Standing {
    ACTIVE,
    /** Seen, and waits for an administrator. */
    PENDING,
    BLOCKED,
    UNKNOWN
  }

  /** How the deployment stands; a policy may make it known by asking. */
  public Standing standing(Registration registration, String deployment) {
    if (registration.agreed().blockedDeployments().contains(deployment)) {
      return Standing.BLOCKED;
    }
    return registration.agreed().deployments().contains(deployment)
        ? Standing.ACTIVE
        : Standing.UNKNOWN;
  }
}
