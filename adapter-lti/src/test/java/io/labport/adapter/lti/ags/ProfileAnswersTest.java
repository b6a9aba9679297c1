package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.profile.ScoreMeaning;
import io.labport.adapter.lti.profile.Solver;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.core.domain.RunState;
import io.labport.core.spi.work.WorkOutcome;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each LMS has its own way to refuse a score, and its own members of one. */
class ProfileAnswersTest extends GradeScene {
  private static final String SUBMISSION = "https://canvas.instructure.com/lti/submission";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GENERIC | 400 | bad | BAD_SCORE | OPERATOR",
        "GENERIC | 403 | no | NO_PERMISSION | ADMINISTRATOR",
        "GENERIC | 404 | gone | NOT_FOUND | INSTRUCTOR",
        "GENERIC | 410 | gone | COLUMN_CLOSED | INSTRUCTOR",
        "GENERIC | 422 | no | REFUSED | ADMINISTRATOR",
        "MOODLE | 400 | Incorrect score received | USER_NOT_GRADABLE | INSTRUCTOR",
        "MOODLE | 400 | bad timestamp | BAD_SCORE | OPERATOR",
        "MOODLE | 403 | no | NO_PERMISSION | ADMINISTRATOR",
        "CANVAS | 400 | scoreGiven is no number | BAD_SCORE | OPERATOR",
        "CANVAS | 403 | unauthorized | NO_PERMISSION | ADMINISTRATOR",
        "CANVAS | 422 | User not found in course or is not a student | USER_NOT_GRADABLE |"
            + " INSTRUCTOR",
        "CANVAS | 422 | maximum number of allowed attempts has been reached | ATTEMPTS_EXHAUSTED |"
            + " INSTRUCTOR",
        "CANVAS | 422 | ScoreMaximum must be greater than 0 | BAD_SCORE | OPERATOR",
        "CANVAS | 422 | the assignment is unpublished | COLUMN_CLOSED | INSTRUCTOR",
        "CANVAS | 422 | something | REFUSED | ADMINISTRATOR",
        "DESIRE2LEARN | 403 | not enrolled | USER_NOT_GRADABLE | INSTRUCTOR",
        "DESIRE2LEARN | 403 | scope missing | NO_PERMISSION | ADMINISTRATOR",
        "DESIRE2LEARN | 404 | the user is not there | USER_NOT_GRADABLE | INSTRUCTOR",
        "DESIRE2LEARN | 404 | no line item | NOT_FOUND | INSTRUCTOR",
        "BLACKBOARD | 400 | user not found | USER_NOT_GRADABLE | INSTRUCTOR",
        "BLACKBOARD | 400 | what is this | BAD_SCORE | OPERATOR"
      })
  void aRefusalSaysWhatItMeansAndWhoCanMendIt(
      PlatformFamily family, int status, String body, ScoreMeaning meaning, Solver solver)
      throws Exception {
    agreed.family = family;
    restarted();
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(status, body));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());

    refused("lti.score-http-" + status);
    assertThat(state().meaning()).isEqualTo(meaning);
    assertThat(meaning.solver()).isEqualTo(solver);
    assertThat(meaning.needsPerson()).isTrue();
    assertThat(state().attempts().get(0).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"0.0, true", "-3.5, true", "0, true", "123.4, false"})
  void canvasThrottlesWithAHeaderToo(String left, boolean later) throws Exception {
    agreed.family = PlatformFamily.CANVAS;
    restarted();
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(new Reply(403, Map.of("X-Rate-Limit-Remaining", left), ""));

    assertThat(work(RUN) instanceof WorkOutcome.RetryAt).isEqualTo(later);
  }

  @Test
  void canvasCallsAStaleTimestampABadRequest() throws Exception {
    agreed.family = PlatformFamily.CANVAS;
    restarted();
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(400, "timestamp is older than the last one"));

    work(RUN);

    assertThat(platform.scores).hasSize(2);
    assertThat(state().status()).isEqualTo(GradeState.Status.SENT);
    increasing();
  }

  @Test
  void canvasGetsOneSubmissionForARunAndCorrectionsAreNone() throws Exception {
    agreed.family = PlatformFamily.CANVAS;
    restarted();
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    run(RUN, RunState.COMPLETED, scored(2, "7", 10));
    work(RUN);

    JsonNode first = platform.score(0).path(SUBMISSION);
    assertThat(first.has("new_submission")).isFalse();
    assertThat(first.path("submission_type").asText()).isEqualTo("basic_lti_launch");
    assertThat(first.path("submission_data").asText()).isEqualTo("https://tool.example/lti/launch");
    assertThat(first.path("submitted_at").asText()).isEqualTo("2026-11-20T09:00:00.000Z");
    JsonNode second = platform.score(1).path(SUBMISSION);
    assertThat(second.path("new_submission").asBoolean(true)).isFalse();
    assertThat(second.path("prioritize_non_tool_grade").asBoolean()).isTrue();
    assertThat(second.has("submission_type")).isFalse();
  }

  @Test
  void anUnclearTryCountsAsNoFurtherAttemptInCanvas() throws Exception {
    agreed.family = PlatformFamily.CANVAS;
    restarted();
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(0));
    work(RUN);
    work(RUN);

    assertThat(platform.score(1).path(SUBMISSION).path("new_submission").asBoolean(true)).isFalse();
  }

  @Test
  void progressIsNoSubmissionInCanvasAndTheGradeAfterItIs() throws Exception {
    agreed.family = PlatformFamily.CANVAS;
    agreed.sendGrades = GradePosts.WITH_PROGRESS;
    restarted();
    learned(RUN);
    run(RUN, RunState.RUNNING, Optional.empty());
    work(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);

    assertThat(platform.score(0).path(SUBMISSION).path("new_submission").asBoolean(true)).isFalse();
    assertThat(platform.score(1).path(SUBMISSION).has("new_submission")).isFalse();
  }

  @Test
  void othersGetNoExtension() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);

    assertThat(platform.score(0).has(SUBMISSION)).isFalse();
  }

  @Test
  void blackboardKeepsTheTeachersComment() throws Exception {
    agreed.family = PlatformFamily.BLACKBOARD;
    restarted();
    launchedToRead();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.resultReplies.add(
        new Reply(
            200,
            Map.of(
                "Link",
                "<" + platform.at("/items/321/lineitem/results?page=2") + ">; rel=\"next\""),
            "[{\"userId\":\"other\",\"comment\":\"not theirs\"}]"));
    platform.resultReplies.add(
        Reply.of(
            200,
            "[{\"userId\":\"u-5531\",\"comment\":\"<p>Well <b>done</b> &amp; on time</p>\"}]"));
    work(RUN);

    assertThat(platform.score(0).path("comment").asText()).isEqualTo("Well done & on time");
    assertThat(platform.resultRequests.get(0).address().toString())
        .isEqualTo("/items/321/lineitem/results?type_id=14");
    assertThat(Optional.of(platform.resultRequests.get(0).header("Accept")))
        .contains("application/vnd.ims.lis.v2.resultcontainer+json");
  }
}
