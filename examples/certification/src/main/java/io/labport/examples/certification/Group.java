package io.labport.examples.certification;

import java.util.Locale;

/** What belongs together in a report and can be run alone. */
public enum Group {
  LOGIN("The login and the authentication request"),
  BAD_PAYLOADS("Known bad payloads"),
  TEACHER("Valid teacher launches"),
  STUDENT("Valid student launches"),
  DEEP_LINKING("Deep Linking"),
  MEMBERSHIP("Names and roles"),
  GRADES("Assignments and grades"),
  KEYS("The platform's key set"),
  JWT("Forged and malformed tokens"),
  CLAIMS("Claims of signed tokens"),
  FLOW("The flow between login and launch"),
  STORAGE("Platform storage"),
  TOKENS("Access tokens"),
  REGISTRATION("Dynamic Registration");

  private final String title;

  Group(String title) {
    this.title = title;
  }

  /** In commands and reports. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For people. */
  public String title() {
    return title;
  }
}
