package io.labport.adapter.lti.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.domain.Channel;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.spi.http.WebResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the gradebook to a learner's work, as teacher, learner and stranger. */
class SubmissionReviewTest {
  private static final String ROLE = "http://purl.imsglobal.org/vocab/lis/v2/membership#";
  private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

  private final FakePlatform platform = new FakePlatform();
  private final Tool tool = new Tool(platform, new Agreed(platform));
  private String origin = "";

  @BeforeEach
  void theLearnerHasLaunched() throws Exception {
    tool.begin().launch();
    origin = tool.entered.get(0).launch().origin().orElseThrow().value();
    run("run_1", RunState.COMPLETED, result(CompletionStatus.COMPLETE), origin);
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aTeacherSeesHowTheLearnersLabsWent() throws Exception {
    run("run_2", RunState.RUNNING, Optional.empty(), origin);
    run("run_3", RunState.SAVED, Optional.empty(), "binding-of-another-link");

    WebResponse response = review("u-teacher", "Instructor").launch();

    assertThat(response.status()).isEqualTo(200);
    String page = Tool.page(response);
    assertThat(page)
        .contains("Completed", "Running", "7 of 10", "80%", "Passed", "yes", "Lab 3: Networks")
        .contains("May 4, 2026", "8:00", "9:30", "time zone Z")
        .doesNotContain("Saved for later")
        .doesNotContain("u-5531")
        .doesNotContainPattern("\\bAda\\b")
        .doesNotContain("Brook")
        .contains("href=\"https://lms.example.edu/gradebook?c=77\"");
    assertThat(response.headers().get("Content-Security-Policy").get(0))
        .contains("default-src 'none'");
    assertThat(tool.entered).as("a review opens no lab").hasSize(1);
  }

  @Test
  void theLearnerSeesTheSameOfTheirOwnWork() throws Exception {
    WebResponse response = review("u-5531", "Learner").launch();

    assertThat(response.status()).isEqualTo(200);
    assertThat(Tool.page(response)).contains("7 of 10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Learner", "ContentDeveloper", "Member", ""})
  void aStrangerIsRefused(String role) throws Exception {
    WebResponse response = review("u-other", role).launch();

    assertThat(response.status()).isEqualTo(403);
    assertThat(Tool.page(response)).contains("lti.review-not-permitted").doesNotContain("7 of 10");
  }

  @Test
  void aMentorSeesThoseWhomTheyMentor() throws Exception {
    Tool.Attempt theirs = review("u-mentor", "Mentor");
    theirs.claims.put(Tool.LTI + "role_scope_mentor", List.of("u-5531"));
    assertThat(theirs.launch().status()).isEqualTo(200);
    Tool.Attempt other = review("u-mentor", "Mentor");
    other.claims.put(Tool.LTI + "role_scope_mentor", List.of("u-1"));
    assertThat(other.launch().status()).isEqualTo(403);
    assertThat(review("u-mentor", "Mentor").launch().status()).isEqualTo(200);
  }

  @Test
  void withoutAResourceLinkTheColumnDecides() throws Exception {
    Tool.Attempt attempt = review("u-teacher", "Instructor");
    attempt.claims.remove(Tool.LTI + "resource_link");
    assertThat(Tool.page(attempt.launch())).contains("7 of 10");

    Tool.Attempt other = review("u-teacher", "Instructor");
    other.claims.remove(Tool.LTI + "resource_link");
    other.claims.put(Tool.AGS, Map.of("lineitem", platform.at("/items/999/lineitem").toString()));
    WebResponse none = other.launch();
    assertThat(none.status()).isEqualTo(200);
    assertThat(Tool.page(none)).contains("There is no work on this lab yet.");
  }

  @Test
  void anotherDeploymentsLearnerOfTheSameIdIsSomebodyElse() throws Exception {
    Agreed two = new Agreed(platform);
    two.deployments = List.of("14", "15");
    Tool other = new Tool(platform, two);
    other.results.runs.putAll(tool.results.runs);
    other.results.origins.putAll(tool.results.origins);
    Tool.Attempt attempt = claims(other.begin(), "u-teacher", "Instructor");
    attempt.claims.put(Tool.LTI + "deployment_id", "15");

    assertThat(Tool.page(attempt.launch())).contains("There is no work on this lab yet.");
  }

  @Test
  void whatTheMessageLacksIsSaidAllAtOnce() throws Exception {
    Tool.Attempt noLearner = review("u-teacher", "Instructor");
    noLearner.claims.put(Tool.LTI + "for_user", Map.of("name", "Ada Brook"));
    assertThat(Tool.page(noLearner.launch())).contains("lti.review-for-user-missing");
    Tool.Attempt noColumn = review("u-teacher", "Instructor");
    noColumn.claims.put(Tool.AGS, Map.of("lineitem", " "));
    assertThat(Tool.page(noColumn.launch())).contains("lti.review-lineitem-missing");
    Tool.Attempt noRoles = review("u-teacher", "Instructor");
    noRoles.claims.remove(Tool.LTI + "roles");
    assertThat(Tool.page(noRoles.launch())).contains("lti.roles-missing");
  }

  @Test
  void timesAreInTheViewersZoneWhereItIsKnown() throws Exception {
    Tool.Attempt attempt = review("u-teacher", "Instructor");
    attempt.claims.put("zoneinfo", "Europe/Zurich");
    assertThat(Tool.page(attempt.launch())).contains("10:00", "Europe/Zurich");
    Tool.Attempt odd = review("u-teacher", "Instructor");
    odd.claims.put("zoneinfo", "Nowhere/Land");
    assertThat(odd.launch().status()).isEqualTo(200);
  }

  @Test
  void aTitleCannotBreakThePage() throws Exception {
    Tool.Attempt attempt = review("u-teacher", "Instructor");
    attempt.claims.put(
        Tool.LTI + "resource_link", Map.of("id", "rl-901", "title", "<script>x</script>"));

    assertThat(Tool.page(attempt.launch())).contains("&lt;script&gt;").doesNotContain("<script>");
  }

  @ParameterizedTest
  @EnumSource(RunState.class)
  void everyStateHasItsWords(RunState state) throws Exception {
    run("run_1", state, Optional.empty(), origin);

    assertThat(review("u-teacher", "Instructor").launch().status()).isEqualTo(200);
  }

  private Tool.Attempt review(String viewer, String role) throws Exception {
    return claims(tool.begin(), viewer, role);
  }

  private static Tool.Attempt claims(Tool.Attempt attempt, String viewer, String role) {
    attempt.claims.put("sub", viewer);
    attempt.claims.put(Tool.LTI + "message_type", "LtiSubmissionReviewRequest");
    attempt.claims.put(Tool.LTI + "roles", role.isEmpty() ? List.of() : List.of(ROLE + role));
    attempt.claims.put(Tool.LTI + "for_user", Map.of("user_id", "u-5531", "name", "Ada Brook"));
    attempt.claims.put(
        Tool.LTI + "launch_presentation",
        Map.of("return_url", "https://lms.example.edu/gradebook?c=77"));
    return attempt;
  }

  private void run(String id, RunState state, Optional<LabResult> result, String binding) {
    LearnerId learner = tool.entered.get(0).launch().learner().id();
    LabRunId runId = new LabRunId(id);
    tool.results.runs.put(
        runId,
        new LabRun(
            runId,
            learner,
            new SkillableUserId("s"),
            new LabProfileId(104233),
            Channel.LTI,
            Optional.of("c-77"),
            Optional.empty(),
            1,
            state,
            Optional.of(new LabInstanceId(5)),
            START,
            START,
            Optional.empty(),
            result,
            3,
            3));
    tool.results.origins.put(runId, List.of(binding));
  }

  private static Optional<LabResult> result(CompletionStatus completion) {
    return Optional.of(
        new LabResult(
            1,
            completion,
            START,
            Optional.of(START.plus(Duration.ofMinutes(90))),
            Optional.empty(),
            Duration.ofMinutes(90),
            80,
            Optional.of(
                new Score(
                    new BigDecimal("7.0"),
                    OptionalInt.of(10),
                    OptionalInt.of(5),
                    Optional.of(true)))));
  }
}
