package io.labport.adapter.lti.profile;

import io.labport.adapter.lti.registration.PlatformFamily;

/** Canvas. */
final class Canvas implements PlatformProfile {
  private static final LaunchQuirks LAUNCHING = new CanvasLaunching();

  @Override
  public PlatformFamily family() {
    return PlatformFamily.CANVAS;
  }

  @Override
  public String name() {
    return "Canvas";
  }

  /** Canvas refuses its own token endpoint when a slash ends it (canvas-lms issue 1925). */
  @Override
  public String tokenAudience(String agreed) {
    return agreed.endsWith("/") ? agreed.substring(0, agreed.length() - 1) : agreed;
  }

  @Override
  public LaunchQuirks launching() {
    return LAUNCHING;
  }
}
