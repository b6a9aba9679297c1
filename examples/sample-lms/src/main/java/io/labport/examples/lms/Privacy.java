package io.labport.examples.lms;

/** Which personal claims a launch carries. */
public enum Privacy {
  /** Names and e-mail address. */
  NAMES_AND_EMAIL(true, true),
  /** Names only. */
  NAMES_ONLY(true, false),
  /** E-mail address only. */
  EMAIL_ONLY(false, true),
  /** Neither. */
  NOTHING(false, false);

  private final boolean names;
  private final boolean email;

  Privacy(boolean names, boolean email) {
    this.names = names;
    this.email = email;
  }

  boolean sharesNames() {
    return names;
  }

  boolean sharesEmail() {
    return email;
  }

  String word() {
    return switch (this) {
      case NAMES_AND_EMAIL -> "name and address";
      case NAMES_ONLY -> "name";
      case EMAIL_ONLY -> "address";
      case NOTHING -> "nothing";
    };
  }
}
