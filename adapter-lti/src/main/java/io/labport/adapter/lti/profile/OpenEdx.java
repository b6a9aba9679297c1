package io.labport.adapter.lti.profile;

import io.labport.adapter.lti.registration.PlatformFamily;

/** Open edX. */
final class OpenEdx implements PlatformProfile {
  @Override
  public PlatformFamily family() {
    return PlatformFamily.OPENEDX;
  }

  @Override
  public String name() {
    return "Open edX";
  }

  @Override
  public RegistrationQuirks registering() {
    return new OpenEdxRegistering();
  }
}
