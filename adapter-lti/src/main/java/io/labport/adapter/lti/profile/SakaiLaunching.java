package io.labport.adapter.lti.profile;

import java.util.Optional;

/** Sakai's logins and launches. */
final class SakaiLaunching implements LaunchQuirks {
  /**
   * unverified: which versions, all older than the standard's messages, keep nothing without it.
   * Where nobody answers it, a login begins a moment later.
   */
  @Override
  public Optional<String> storagePrelude() {
    return Optional.of("org.sakailms.lti.prelaunch");
  }
}
