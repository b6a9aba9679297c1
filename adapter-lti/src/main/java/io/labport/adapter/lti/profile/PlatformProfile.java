package io.labport.adapter.lti.profile;

import io.labport.adapter.lti.registration.PlatformFamily;

/**
 * What is special about one LMS. Every method has the behaviour of the standard as its default; a
 * profile overrides where its LMS differs. Thread-safe. An embedder replaces one with {@code
 * LtiAdapter.withProfile}.
 */
public interface PlatformProfile {

  /** Whose profile this is; the last one given for a family is used. */
  PlatformFamily family();

  /** The LMS as people call it. */
  String name();

  /**
   * The audience of token requests (1EdTech Security Framework 1.0, section 4.1.1).
   *
   * @param agreed the registration's audience, or its token endpoint
   */
  default String tokenAudience(String agreed) {
    return agreed;
  }

  /** How its gradebook differs. */
  default GradeQuirks grades() {
    return GradeQuirks.STANDARD;
  }

  /** How it registers tools. */
  default RegistrationQuirks registering() {
    return RegistrationQuirks.STANDARD;
  }

  /** How its logins and launches differ. */
  default LaunchQuirks launching() {
    return LaunchQuirks.STANDARD;
  }
}
