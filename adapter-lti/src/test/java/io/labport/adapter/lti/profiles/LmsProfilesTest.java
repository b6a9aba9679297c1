package io.labport.adapter.lti.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.examples.lms.LmsProfile;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One Labport with every LMS that the sample LMS imitates: registered, labs added, opened and
 * graded, the roster read and the course copied. What comes of each step is compared with a table,
 * so that no step can be left out unnoticed.
 */
class LmsProfilesTest {
  private static final String EXPECTED =
      """
      profile     | register | one lab | three labs    | launch | grade | re-score | roster      | course copy
      PLAIN       | OK       | OK      | OK            | OK     | OK    | OK       | OK, 3 pages | OK
      MOODLE      | OK       | OK      | OK            | OK     | OK    | OK       | OK, 3 pages | OK
      CANVAS      | OK       | OK      | one at a time | OK     | OK    | OK       | OK, 3 pages | OK, other deployment
      BLACKBOARD  | OK       | OK      | OK            | OK     | OK    | OK       | OK, 3 pages | OK
      BRIGHTSPACE | OK       | OK      | OK            | OK     | OK    | OK       | OK, 3 pages | OK
      SCHOOLOGY   | by hand  | OK      | OK            | OK     | OK    | OK       | OK, 3 pages | OK
      SAKAI       | OK       | OK      | OK            | OK     | OK    | OK       | OK, 3 pages | OK
      OPEN_EDX    | by hand  | OK      | OK            | OK     | OK    | OK       | one page    | OK
      """;

  private static final Results results = new Results();
  private static Premises premises;

  @BeforeAll
  static void start() throws IOException {
    premises = new Premises();
  }

  @AfterAll
  static void everyCellIsAsExpected() {
    premises.close();
    System.out.println(results.table());
    assertThat(results.table()).isEqualTo(EXPECTED);
  }

  @ParameterizedTest
  @EnumSource(LmsProfile.class)
  void anLmsIsRegisteredAndItsLearnersGetLabsAndGrades(LmsProfile profile) throws Exception {
    new Journey(premises, profile).travel(results);

    assertThat(results.row(profile)).doesNotContain("-");
  }
}
