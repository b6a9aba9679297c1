package io.labport.adapter.lti.profile;

import io.labport.adapter.lti.registration.PlatformFamily;

/** Blackboard Learn. */
final class Blackboard implements PlatformProfile {
  @Override
  public PlatformFamily family() {
    return PlatformFamily.BLACKBOARD;
  }

  @Override
  public String name() {
    return "Blackboard Learn";
  }

  @Override
  public GradeQuirks grades() {
    return new BlackboardGrades();
  }

  @Override
  public RegistrationQuirks registering() {
    return new BlackboardRegistering();
  }
}
