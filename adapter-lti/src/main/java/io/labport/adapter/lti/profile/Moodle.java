package io.labport.adapter.lti.profile;

import io.labport.adapter.lti.registration.PlatformFamily;

/** Moodle. */
final class Moodle implements PlatformProfile {
  @Override
  public PlatformFamily family() {
    return PlatformFamily.MOODLE;
  }

  @Override
  public String name() {
    return "Moodle";
  }

  @Override
  public GradeQuirks grades() {
    return new MoodleGrades();
  }

  @Override
  public RegistrationQuirks registering() {
    return new MoodleRegistering();
  }
}
