package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.RunState;
import io.labport.core.spi.work.WorkOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a lab goes to the gradebook. */
class ScoreContentTest extends GradeScene {
  @Test
  void aCompletedLabWithAScoreReachesTheColumnOfTheLaunch() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "83.5", 100));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());

    FakePlatform.Seen post = platform.scores.get(0);
    assertThat(post.address().toString()).isEqualTo("/items/321/lineitem/scores?type_id=14");
    assertThat(post.header("Content-type")).isEqualTo("application/vnd.ims.lis.v1.score+json");
    assertThat(post.header("Authorization")).isEqualTo("Bearer secret-token-1");
    assertThat(post.header("User-agent")).startsWith("Labport (+https://tool.example");
    JsonNode score = platform.score(0);
    assertThat(score.path("userId").asText()).isEqualTo("u-5531");
    assertThat(score.path("activityProgress").asText()).isEqualTo("Completed");
    assertThat(score.path("gradingProgress").asText()).isEqualTo("FullyGraded");
    assertThat(post.body()).contains("\"scoreGiven\":83.5").contains("\"scoreMaximum\":100");
    assertThat(score.path("timestamp").asText()).isEqualTo("2026-11-20T10:00:00.000Z");
    assertThat(score.at("/submission/startedAt").asText()).isEqualTo("2026-11-20T08:00:00.000Z");
    assertThat(score.at("/submission/submittedAt").asText()).isEqualTo("2026-11-20T09:00:00.000Z");
    assertThat(score.has("comment")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, FINAL_ONLY, ''",
    "RUNNING, WITH_PROGRESS, InProgress/NotReady",
    "SAVED, WITH_PROGRESS, InProgress/NotReady",
    "PENDING_GRADING, FINAL_ONLY, ''",
    "PENDING_GRADING, WITH_PROGRESS, Submitted/PendingManual",
    "ENDED_INCOMPLETE, FINAL_ONLY, ''",
    "CANCELLED, WITH_PROGRESS, ''",
    "NO_SHOW, WITH_PROGRESS, ''",
    "LAB_FAILED, WITH_PROGRESS, ''",
    "COMPLETED, FINAL_ONLY, ''",
    "COMPLETED, OFF, ''"
  })
  void withoutAScoreTheStateAndThePolicyDecide(RunState state, GradePosts posts, String sent)
      throws Exception {
    learned(RUN);
    agreed.sendGrades = posts;
    restarted();
    run(RUN, state, unscored(1, CompletionStatus.SUBMITTED_FOR_GRADING));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());

    assertThat(platform.scores).hasSize(sent.isEmpty() ? 0 : 1);
    if (!sent.isEmpty()) {
      assertThat(
              platform.score(0).path("activityProgress").asText()
                  + "/"
                  + platform.score(0).path("gradingProgress").asText())
          .isEqualTo(sent);
      assertThat(platform.score(0).has("scoreGiven")).isFalse();
    }
  }

  @Test
  void machineGradingIsPendingAndNotManual() throws Exception {
    learned(RUN);
    agreed.sendGrades = GradePosts.WITH_PROGRESS;
    restarted();
    run(RUN, RunState.PENDING_GRADING, unscored(1, CompletionStatus.GRADING_IN_PROGRESS));
    work(RUN);

    assertThat(platform.score(0).path("gradingProgress").asText()).isEqualTo("Pending");
  }

  @ParameterizedTest
  @CsvSource({"NOTHING, 0", "WITHOUT_SCORE, 1", "FULL_MARKS, 1"})
  void aCompletedLabWithoutScoreIsSentByPolicy(Unscored policy, int posts) throws Exception {
    learned(RUN);
    agreed.unscored = policy;
    restarted();
    run(RUN, RunState.COMPLETED, unscored(1, CompletionStatus.COMPLETE));
    work(RUN);

    assertThat(platform.scores).hasSize(posts);
    if (posts > 0) {
      assertThat(platform.score(0).path("scoreGiven").asInt(-1))
          .isEqualTo(policy == Unscored.FULL_MARKS ? 100 : -1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NOTHING, FINAL_ONLY, ''",
    "NOTHING, WITH_PROGRESS, InProgress/NotReady/-1",
    "PARTIAL_SCORE, FINAL_ONLY, InProgress/FullyGraded/40",
    "PARTIAL_SCORE, OFF, ''"
  })
  void aLabThatEndedBeforeItWasCompletedIsSentByPolicy(
      Incomplete policy, GradePosts posts, String sent) throws Exception {
    learned(RUN);
    agreed.incomplete = policy;
    agreed.sendGrades = posts;
    restarted();
    run(RUN, RunState.ENDED_INCOMPLETE, scored(1, "40", 100));
    work(RUN);

    assertThat(platform.scores).hasSize(sent.isEmpty() ? 0 : 1);
    if (!sent.isEmpty()) {
      JsonNode score = platform.score(0);
      assertThat(
              score.path("activityProgress").asText()
                  + "/"
                  + score.path("gradingProgress").asText()
                  + "/"
                  + score.path("scoreGiven").asInt(-1))
          .isEqualTo(sent);
    }
  }

  @Test
  void withoutAScoreThereIsNothingPartialToSend() throws Exception {
    learned(RUN);
    agreed.incomplete = Incomplete.PARTIAL_SCORE;
    restarted();
    run(RUN, RunState.ENDED_INCOMPLETE, unscored(1, CompletionStatus.INCOMPLETE));
    work(RUN);

    assertThat(platform.scores).isEmpty();
  }

  @Test
  void theLinkMayHaveAPolicyOfItsOwn() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(Tool.LTI + "custom", Map.of("labid", "1", "unscored", "full_marks"));
    attempt.launch();
    originOf(RUN);
    run(RUN, RunState.COMPLETED, unscored(1, CompletionStatus.COMPLETE));
    work(RUN);

    assertThat(platform.score(0).path("scoreGiven").asInt()).isEqualTo(100);
  }

  @Test
  void numbersAreWrittenPlainlyAndShort() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "1234.56789012", 10_000_000));
    work(RUN);

    assertThat(platform.scores.get(0).body())
        .contains("\"scoreGiven\":1234.56789,")
        .contains("\"scoreMaximum\":10000000,");
  }

  @Test
  void aScoreWithoutMaximumIsRefusedVisibly() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 0));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    refused("lti.score-without-maximum");
  }
}
