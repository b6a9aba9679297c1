package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Tool;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.RunState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a score, and whose scores are sent. */
class GradePoliciesTest extends GradeScene {
  private static final String TEST_USER =
      "http://purl.imsglobal.org/vocab/lti/system/person#TestUser";
  private static final String INSTRUCTOR =
      "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";

  @ParameterizedTest
  @CsvSource({
    "EXAM, COMPLETED, 40/80",
    "COMPLETION, COMPLETED, 100/100",
    "TASKS, COMPLETED, 100/100",
    "EXAM, ENDED_INCOMPLETE, 40/80",
    "COMPLETION, ENDED_INCOMPLETE, ''",
    "TASKS, ENDED_INCOMPLETE, 100/100",
    "COMPLETION, CANCELLED, ''",
    "TASKS, LAB_FAILED, ''"
  })
  void thePolicyOfTheRegistrationMakesTheScore(GradeBy by, RunState state, String sent)
      throws Exception {
    learned(RUN);
    agreed.gradeBy = by;
    agreed.incomplete = Incomplete.PARTIAL_SCORE;
    restarted();
    run(RUN, state, scored(1, "40", 80));
    work(RUN);

    assertThat(platform.scores).hasSize(sent.isEmpty() ? 0 : 1);
    if (!sent.isEmpty()) {
      assertThat(
              platform.score(0).path("scoreGiven").asText()
                  + "/"
                  + platform.score(0).path("scoreMaximum").asText())
          .isEqualTo(sent);
    }
  }

  @Test
  void aCompletedLabWithoutAScoreHasFullMarksWhereCompletionCounts() throws Exception {
    learned(RUN);
    agreed.gradeBy = GradeBy.COMPLETION;
    restarted();
    run(RUN, RunState.COMPLETED, unscored(1, CompletionStatus.COMPLETE));
    work(RUN);

    assertThat(platform.score(0).path("scoreGiven").asInt()).isEqualTo(100);
  }

  @Test
  void theLinkSaysOtherwise() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(Tool.LTI + "custom", Map.of("labid", "1", "grade_by", "completion"));
    attempt.launch();
    originOf(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "3", 10));
    work(RUN);

    assertThat(platform.score(0).path("scoreGiven").asInt()).isEqualTo(100);
  }

  @Test
  void aPolicyThatIsNoneIsShownAndOpensNothing() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(Tool.LTI + "custom", Map.of("labid", "1", "grade_by", "luck"));

    assertThat(attempt.launch().status()).isEqualTo(400);
    assertThat(tool.entered).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, true"})
  void testStudentsAreGradedOnlyByWish(boolean wish, boolean graded) throws Exception {
    agreed.gradeTestUsers = wish;
    restarted();
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(Tool.LTI + "roles", List.of(Tool.LEARNER, TEST_USER));
    attempt.launch();

    assertThat(tool.entered.get(0).launch().origin().isPresent()).isEqualTo(graded);
  }

  @Test
  void aTeacherIsGradedOnlyAsALearnerToo() throws Exception {
    for (List<String> roles : List.of(List.of(INSTRUCTOR), List.of(INSTRUCTOR, Tool.LEARNER))) {
      Tool.Attempt attempt = tool.begin();
      attempt.claims.put(Tool.LTI + "roles", roles);
      attempt.launch();
    }

    assertThat(tool.entered.get(0).launch().origin()).isEmpty();
    assertThat(tool.entered.get(1).launch().origin()).isPresent();
  }
}
