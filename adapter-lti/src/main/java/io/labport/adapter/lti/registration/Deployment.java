package io.labport.adapter.lti.registration;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a registration has been made available in its platform.
 *
 * @param registration the registration's key
 * @param id the platform's
 * @param firstSeen of a launch; empty when none came yet
 * @param lastSeen of a launch, to the day
 */
public record Deployment(
    String registration,
    String id,
    DeploymentState state,
    Optional<Instant> firstSeen,
    Optional<Instant> lastSeen,
    ToolPlatform platform) {

  Deployment in(DeploymentState decided) {
    return new Deployment(registration, id, decided, firstSeen, lastSeen, platform);
  }

  Deployment seen(Instant now, ToolPlatform said) {
    return new Deployment(
        registration,
        id,
        state,
        firstSeen.or(() -> Optional.of(now)),
        Optional.of(now),
        said.equals(ToolPlatform.UNKNOWN) ? platform : said);
  }
}
