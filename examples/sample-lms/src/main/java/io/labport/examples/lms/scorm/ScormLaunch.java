package io.labport.examples.lms.scorm;

import java.util.Locale;

/** Where the player lets the content run. */
public enum ScormLaunch {
  /** A frame of the player. */
  FRAME,
  /** A window that the player opens. */
  POPUP,
  /** A window that is opened by a window that the player opens. */
  POPUP2,
  /** A frame within a frame of another origin within the player. */
  FOREIGN,
  /** A new tab. */
  WINDOW;

  /** As in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
