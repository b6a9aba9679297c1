package io.labport.examples.lms;

import java.util.regex.Pattern;

/**
 * A person in a course. The id is the {@code sub} of their launches and the {@code userId} of their
 * scores.
 *
 * @param active whether the enrolment is in force
 */
public record Member(
    String id,
    Role role,
    String givenName,
    String familyName,
    String email,
    Privacy privacy,
    boolean active) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,255}");

  public Member {
    requireId(id);
  }

  /** A student who shares everything. */
  public static Member student(String id, String givenName, String familyName) {
    return of(id, Role.STUDENT, givenName, familyName);
  }

  /** A teacher who shares everything. */
  public static Member teacher(String id, String givenName, String familyName) {
    return of(id, Role.TEACHER, givenName, familyName);
  }

  /** The test student. */
  public static Member testStudent(String id) {
    return of(id, Role.TEST_STUDENT, "Test", "Student");
  }

  /** The same person with another privacy setting. */
  public Member sharing(Privacy setting) {
    return new Member(id, role, givenName, familyName, email, setting, active);
  }

  /** The same person whose enrolment is suspended. */
  public Member inactive() {
    return new Member(id, role, givenName, familyName, email, privacy, false);
  }

  /** Given name and family name. */
  public String fullName() {
    return givenName + " " + familyName;
  }

  /** Without name and address, which do not belong into logs. */
  @Override
  public String toString() {
    return role + " " + id;
  }

  static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "an id has 1 to 255 letters, digits, dots, dashes and underscores; this is not: " + id);
    }
  }

  private static Member of(String id, Role role, String givenName, String familyName) {
    return new Member(
        id, role, givenName, familyName, id + "@students.example", Privacy.NAMES_AND_EMAIL, true);
  }
}
