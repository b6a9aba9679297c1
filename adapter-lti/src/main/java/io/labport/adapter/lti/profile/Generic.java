package io.labport.adapter.lti.profile;

import io.labport.adapter.lti.registration.PlatformFamily;

/** An LMS without a profile of its own. */
final class Generic implements PlatformProfile {
  @Override
  public PlatformFamily family() {
    return PlatformFamily.GENERIC;
  }

  @Override
  public String name() {
    return "another LMS";
  }
}
