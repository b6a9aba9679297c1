package io.labport.adapter.scorm.tracking;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the LMS keeps for the learner in {@code cmi.suspend_data}, which its login guards: by the
 * secret in it we know the learner again. {@code toString} does not show it.
 *
 * @param registration which
 * @param instance the number of the attempt
 * @param secret 256 bits in base64url
 * @param acknowledged the last revision that the LMS had confirmed when this was written
 */
record Continuity(String registration, int instance, String secret, int acknowledged) {
  private static final Pattern FORM =
      Pattern.compile(
          "skl1\\|([A-Za-z0-9_-]{22})\\|([1-9][0-9]{0,5})\\|([A-Za-z0-9_-]{43})\\|([0-9]{1,9})");

  /** Empty for what is not of our making, or of a version that is not known. */
  static Optional<Continuity> read(String suspendData) {
    Matcher matcher = FORM.matcher(suspendData);
    return matcher.matches()
        ? Optional.of(
            new Continuity(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3),
                Integer.parseInt(matcher.group(4))))
        : Optional.empty();
  }

  /** One line of ASCII, far shorter than the 4096 characters of SCORM 1.2. */
  String suspendData() {
    return "skl1|" + registration + "|" + instance + "|" + secret + "|" + acknowledged;
  }

  @Override
  public String toString() {
    return "Continuity[" + registration + "/" + instance + "]";
  }
}
