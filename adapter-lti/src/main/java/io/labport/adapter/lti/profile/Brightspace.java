package io.labport.adapter.lti.profile;

import io.labport.adapter.lti.registration.PlatformFamily;

/** D2L Brightspace. */
final class Brightspace implements PlatformProfile {
  @Override
  public PlatformFamily family() {
    return PlatformFamily.DESIRE2LEARN;
  }

  @Override
  public String name() {
    return "D2L Brightspace";
  }

  @Override
  public GradeQuirks grades() {
    return new BrightspaceGrades();
  }

  @Override
  public RegistrationQuirks registering() {
    return new BrightspaceRegistering();
  }
}
