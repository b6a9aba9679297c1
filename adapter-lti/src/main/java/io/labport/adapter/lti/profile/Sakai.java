package io.labport.adapter.lti.profile;

import io.labport.adapter.lti.registration.PlatformFamily;

/** Sakai. */
final class Sakai implements PlatformProfile {
  private static final LaunchQuirks LAUNCHING = new SakaiLaunching();

  @Override
  public PlatformFamily family() {
    return PlatformFamily.SAKAI;
  }

  @Override
  public String name() {
    return "Sakai";
  }

  @Override
  public LaunchQuirks launching() {
    return LAUNCHING;
  }
}
