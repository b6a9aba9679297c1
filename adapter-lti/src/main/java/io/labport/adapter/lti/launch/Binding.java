package io.labport.adapter.lti.launch;

import java.util.Locale;

/** By what a launch is known to come from the browser that began its login. */
public enum Binding {
  COOKIE,
  /** Values that the platform kept, and a confirmation by our own page. */
  STORAGE,
  /** The cookie, in a window that our page opened because a frame's did not work. */
  WINDOW;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
