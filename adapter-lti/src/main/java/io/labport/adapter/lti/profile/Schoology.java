package io.labport.adapter.lti.profile;

import io.labport.adapter.lti.registration.PlatformFamily;

/** Schoology. */
final class Schoology implements PlatformProfile {
  @Override
  public PlatformFamily family() {
    return PlatformFamily.SCHOOLOGY;
  }

  @Override
  public String name() {
    return "Schoology";
  }

  @Override
  public RegistrationQuirks registering() {
    return new SchoologyRegistering();
  }
}
