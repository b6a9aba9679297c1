package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.service.Scopes;
import io.labport.core.domain.Channel;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.EventHead;
import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.health.Health;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GradesTest {
  private static final LabRunId RUN = new LabRunId("run_1");
  private static final Instant STARTED = Instant.parse("2026-11-20T08:00:00Z");
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);
  private Tool tool = new Tool(platform, agreed);

  @AfterEach
  void close() {
    platform.close();
  }

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

  @Test
  void theTokenIsAskedForWithASignedAssertionAndOnlyTheScopeThatIsNeeded() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "1", 1));
    work(RUN);

    Map<String, String> form =
        Tool.query(URI.create("x:/?" + platform.tokenRequests.get(0).body().replace("+", "%20")));
    assertThat(form)
        .containsEntry("grant_type", "client_credentials")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .containsEntry("scope", "https://purl.imsglobal.org/spec/lti-ags/scope/score")
        .doesNotContainKey("client_id");
    SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
    RSAKey published =
        (RSAKey)
            JWKSet.parse(Tool.page(tool.login("GET", "/jwks", Map.of(), Map.of(), Map.of())))
                .getKeyByKeyId(assertion.getHeader().getKeyID());
    assertThat(assertion.verify(new RSASSAVerifier(published))).isTrue();
    assertThat(assertion.getJWTClaimsSet().getClaims())
        .containsEntry("iss", "tool-7f3a")
        .containsEntry("sub", "tool-7f3a")
        .containsEntry("aud", List.of(platform.at("/token").toString()))
        .containsEntry("https://purl.imsglobal.org/spec/lti/claim/deployment_id", "14");
    JsonNode claims = new ObjectMapper().readTree(assertion.getPayload().toString());
    long now = tool.clock.instant().getEpochSecond();
    assertThat(claims.path("iat").asLong()).isEqualTo(now - 5);
    assertThat(claims.path("exp").asLong()).isEqualTo(now + 295);
    assertThat(claims.path("aud").isTextual()).isTrue();
    assertThat(claims.path("jti").asText()).hasSize(43);
  }

  @Test
  void theTokenIsKeptUntilShortlyBeforeItEnds() throws Exception {
    learned(RUN);
    for (int revision = 1; revision <= 3; revision++) {
      run(RUN, RunState.COMPLETED, scored(revision, "1", 1));
      work(RUN);
      tool.clock.turn(Duration.ofMinutes(50));
    }

    assertThat(platform.scores).hasSize(3);
    assertThat(platform.tokenRequests).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0", "30", "60"})
  void aTokenWithoutAUsableLifeIsUsedOnce(String seconds) throws Exception {
    learned(RUN);
    for (int revision = 1; revision <= 2; revision++) {
      platform.tokenReplies.add(
          Reply.of(
              200,
              "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":\""
                  + seconds
                  + "\"}"));
      run(RUN, RunState.COMPLETED, scored(revision, "1", 1));
      work(RUN);
    }

    assertThat(platform.scores).hasSize(2);
    assertThat(platform.tokenRequests).hasSize(2);
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
  void progressNeverClearsAGradeThatWasSent() throws Exception {
    learned(RUN);
    agreed.sendGrades = GradePosts.WITH_PROGRESS;
    restarted();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    LabRunId second = new LabRunId("run_2");
    originOf(second);
    tool.clock.turn(Duration.ofHours(1));
    run(second, RunState.RUNNING, Optional.empty());
    work(second);

    assertThat(platform.scores).hasSize(1);
  }

  @Test
  void aRegradedOldAttemptDoesNotReplaceTheNewerOne() throws Exception {
    learned(RUN);
    LabRunId second = new LabRunId("run_2");
    originOf(second);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    tool.clock.turn(Duration.ofHours(1));
    run(second, RunState.COMPLETED, scored(1, "9", 10));
    work(second);
    tool.results.runs.computeIfPresent(
        RUN, (id, r) -> r.withResult(scored(2, "6", 10).orElseThrow()));
    work(RUN);

    assertThat(platform.scores).hasSize(2);
    assertThat(platform.score(1).path("scoreGiven").asInt()).isEqualTo(9);
  }

  @Test
  void whatThePlatformHasIsNotSentAgainAndARevisionIs() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    work(RUN);
    run(RUN, RunState.COMPLETED, scored(2, "7", 10));
    work(RUN);

    assertThat(platform.scores).hasSize(2);
    assertThat(platform.score(1).path("scoreGiven").asInt()).isEqualTo(7);
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

  @Test
  void twoScoresInTheSameMillisecondHaveTwoTimestamps() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    run(RUN, RunState.COMPLETED, scored(2, "6", 10));
    work(RUN);

    increasing();
  }

  @Test
  void aClockThatStepsBackDoesNotTakeTheTimestampsWithIt() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    tool.clock.turn(Duration.ofHours(-2));
    run(RUN, RunState.COMPLETED, scored(2, "6", 10));
    work(RUN);

    increasing();
  }

  @Test
  void moodleGetsWholeSecondsBetweenTwoScores() throws Exception {
    learned(RUN);
    agreed.family = PlatformFamily.MOODLE;
    restarted();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    run(RUN, RunState.COMPLETED, scored(2, "6", 10));
    work(RUN);

    assertThat(Duration.between(timestamp(0), timestamp(1))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void afterARestartBetweenStoringAndSendingTheTimestampStillGrows() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    // The line drops before an answer comes: to us that is the same as dying while sending.
    platform.scoreReplies.add(Reply.of(0));
    assertThat(work(RUN)).isInstanceOf(WorkOutcome.RetryAt.class);
    restarted();

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    increasing();
  }

  @Test
  void aStaleTimestampIsTriedOnceMoreASecondLater() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(409));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(Duration.between(timestamp(0), timestamp(1))).isEqualTo(Duration.ofSeconds(1));
    assertThat(state().status()).isEqualTo(GradeState.Status.SENT);
  }

  @Test
  void aScoreThatStaysStaleIsSupersededAndNotSentAgain() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(409));
    platform.scoreReplies.add(Reply.of(409));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).hasSize(2);
    assertThat(state().status()).isEqualTo(GradeState.Status.SUPERSEDED);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 410, 412, 415, 422})
  void aFinalRefusalIsKeptWithItsCodeAndShownByTheHealthCheck(int status) throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(status, "Ada Brook is not enrolled"));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).hasSize(1);
    refused("lti.score-http-" + status);
    assertThat(tool.store.dump()).doesNotContain("Ada Brook");
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(tool.get(GradeHealth.class).check().status()).isEqualTo(Health.Status.UP);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
  void aPassingFaultIsTriedAgainWithGrowingDelays(int status) throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(status));
    platform.scoreReplies.add(Reply.of(status));

    Instant first = ((WorkOutcome.RetryAt) work(RUN)).due();
    Instant tenth = ((WorkOutcome.RetryAt) work(RUN, 10)).due();

    assertThat(first)
        .isBetween(tool.clock.instant().plusSeconds(5), tool.clock.instant().plusSeconds(6));
    assertThat(tenth)
        .isBetween(tool.clock.instant().plusSeconds(2560), tool.clock.instant().plusSeconds(3072));
    assertThat(state().status()).isEqualTo(GradeState.Status.WAITING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "90 | 2026-11-20T10:01:30Z",
        "Fri, 20 Nov 2026 10:05:00 GMT | 2026-11-20T10:05:00Z",
        "999999999 | 2026-11-21T10:00:00Z"
      })
  void retryAfterIsHonouredInBothItsForms(String header, Instant due) throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(new Reply(429, Map.of("Retry-After", header), ""));

    assertThat(((WorkOutcome.RetryAt) work(RUN)).due()).isEqualTo(due);
  }

  @Test
  void canvasThrottlingIsNoRefusal() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(403, "403 Forbidden (Rate Limit Exceeded)"));

    assertThat(work(RUN)).isInstanceOf(WorkOutcome.RetryAt.class);
  }

  @Test
  void aTokenThatIsNoLongerAcceptedIsReplacedOnce() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(401));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores.get(1).header("Authorization")).isEqualTo("Bearer secret-token-2");
    increasing();
  }

  @Test
  void unauthorizedForeverIsExactlyTwoTries() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    for (int i = 0; i < 5; i++) {
      platform.scoreReplies.add(Reply.of(401));
    }

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).hasSize(2);
    assertThat(platform.tokenRequests).hasSize(2);
    refused("lti.score-http-401");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":\"invalid_client\"} | lti.token-invalid-client",
        "404 | <html>nothing here</html> | lti.token-http-404",
        "200 | <html>sign in</html> | lti.token-http-200",
        "500 | | lti.token-http-500"
      })
  void withoutATokenTheScoreWaits(int status, String body, String code) throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.tokenReplies.add(Reply.of(status, body == null ? "" : body));

    assertThat(work(RUN)).isInstanceOf(WorkOutcome.RetryAt.class);
    assertThat(state().why()).isEqualTo(code);
    assertThat(platform.scores).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":\"invalid_scope\"} | lti.token-invalid-scope",
        "200 | {\"access_token\":\"t\",\"scope\":\"other\"} | lti.token-scope-not-granted"
      })
  void aScopeThatIsNotGrantedIsFinal(int status, String body, String code) throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.tokenReplies.add(Reply.of(status, body));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    refused(code);
  }

  @Test
  void afterThreeDaysOfFailuresTheItemIsBuried() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(503));
    platform.scoreReplies.add(Reply.of(503));
    platform.scoreReplies.add(Reply.of(503));
    work(RUN);
    tool.clock.turn(Duration.ofHours(71));
    assertThat(work(RUN, 70)).isInstanceOf(WorkOutcome.RetryAt.class);
    tool.clock.turn(Duration.ofHours(1));

    assertThat(work(RUN, 71)).isEqualTo(WorkOutcome.bury("lti.score-http-503"));
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
  }

  @Test
  void withoutALineItemTheOneOfTheResourceLinkIsLookedUpAndKept() throws Exception {
    launchedWithoutLineItem();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.lineItemReplies.add(
        new Reply(
            200,
            Map.of("Link", "<" + platform.at("/items?page=2%20x") + ">; rel=\"next\""),
            "[" + item("/items/1?a=b%2Fc", "other", "", "") + "]"));
    platform.lineItemReplies.add(
        Reply.of(200, "[" + item("/items/2/?a=b%2Fc+d", "rl-901", "", "") + "]"));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    run(RUN, RunState.COMPLETED, scored(2, "6", 10));
    work(RUN);

    assertThat(platform.lineItemRequests).hasSize(2);
    assertThat(platform.lineItemRequests.get(0).address().toString())
        .isEqualTo("/items?type_id=14&resource_link_id=rl-901");
    assertThat(platform.lineItemRequests.get(0).header("Accept"))
        .isEqualTo("application/vnd.ims.lis.v2.lineitemcontainer+json");
    assertThat(platform.lineItemRequests.get(1).address().toString())
        .isEqualTo("/items?page=2%20x");
    assertThat(platform.scores)
        .allSatisfy(s -> assertThat(s.address().toString()).isEqualTo("/items/2/scores?a=b%2Fc+d"))
        .hasSize(2);
  }

  @Test
  void ofSeveralColumnsOursIsTaken() throws Exception {
    launchedWithoutLineItem();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.lineItemReplies.add(
        Reply.of(
            200,
            "["
                + item("/items/1", "rl-901", "", "")
                + ","
                + item("/items/2", "rl-901", "lab-77", "lab-score")
                + "]"));
    work(RUN);

    assertThat(platform.scores.get(0).address().toString()).isEqualTo("/items/2/scores");
  }

  @Test
  void aColumnOfOurResourceIdIsFoundAfterACopyOfTheCourse() throws Exception {
    launchedWithoutLineItem();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.lineItemReplies.add(Reply.of(200, "[]"));
    platform.lineItemReplies.add(
        Reply.of(200, "[" + item("/items/9", "", "lab-77", "lab-score") + "]"));
    work(RUN);

    assertThat(platform.lineItemRequests.get(1).address().getQuery())
        .isEqualTo("type_id=14&resource_id=lab-77");
    assertThat(platform.scores.get(0).address().toString()).isEqualTo("/items/9/scores");
  }

  @Test
  void theTokenNeverFollowsALinkToAnotherHost() throws Exception {
    launchedWithoutLineItem();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.lineItemReplies.add(
        new Reply(200, Map.of("Link", "<http://localhost:1/steal>; rel=next"), "[]"));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    refused("lti.grade-no-line-item");
    assertThat(tool.http.sent)
        .allSatisfy(r -> assertThat(r.address().getHost()).isEqualTo("127.0.0.1"));
  }

  @Test
  void aColumnThatWasMadeAnewIsLookedUpOnce() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(404));
    platform.lineItemReplies.add(Reply.of(200, "[" + item("/items/new", "rl-901", "", "") + "]"));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores.get(1).address().toString()).isEqualTo("/items/new/scores");
    assertThat(state().status()).isEqualTo(GradeState.Status.SENT);
  }

  @Test
  void anEventHastensOneItemForEachLinkTheRunWasOpenedFrom() throws Exception {
    learned(RUN);
    Tool.Attempt other = tool.begin();
    other.claims.put(Tool.LTI + "resource_link", Map.of("id", "rl-902"));
    other.launch();
    String first = tool.results.origins.get(RUN).get(0);
    String second = tool.entered.get(1).launch().origin().orElseThrow().value();
    tool.results.origins.put(RUN, List.of(first, second, "gone"));
    EventHead head = new EventHead("e1", RUN, 3, tool.clock.instant());

    tool.get(GradePush.class).on(new LabEvent.Graded(head, 1));

    assertThat(tool.work.hastened)
        .hasSize(2)
        .allSatisfy(
            i -> {
              assertThat(i.queue()).isEqualTo("lti/grades");
              assertThat(i.group()).isEqualTo("reg-1");
              assertThat(i.payload()).doesNotContain("u-5531");
            });
    // Both links point at one column, so the learner's scores share a lane.
    assertThat(tool.work.hastened.get(0).lane()).isEqualTo(tool.work.hastened.get(1).lane());
    assertThat(tool.work.hastened.get(0).id()).isNotEqualTo(tool.work.hastened.get(1).id());
    assertThat(tool.work.revived).hasSize(2);
  }

  @Test
  void eventsWithoutAnythingForTheGradebookHastenNothing() throws Exception {
    learned(RUN);
    EventHead head = new EventHead("e1", RUN, 3, tool.clock.instant());

    tool.get(GradePush.class).on(new LabEvent.Cancelled(head));

    assertThat(tool.work.hastened).isEmpty();
  }

  private void learned(LabRunId run) throws Exception {
    tool.begin().launch();
    originOf(run);
  }

  private void originOf(LabRunId run) {
    tool.results.origins.put(
        run, List.of(tool.entered.get(0).launch().origin().orElseThrow().value()));
  }

  private void launchedWithoutLineItem() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(
        Tool.AGS,
        Map.of(
            "scope",
            List.of(Scopes.SCORE, Scopes.LINE_ITEM_READ),
            "lineitem",
            " ",
            "lineitems",
            platform.at("/items?type_id=14").toString()));
    attempt.launch();
    originOf(RUN);
  }

  private String item(String path, String link, String resource, String tag) {
    return FakePlatform.json(
        Map.of(
            "id",
            platform.at(path).toString(),
            "resourceLinkId",
            link,
            "resourceId",
            resource,
            "tag",
            tag));
  }

  /** The same store, and everything else new. */
  private void restarted() {
    Tool before = tool;
    tool = new Tool(platform, before.clock, before.store, 600, agreed);
    tool.results.runs.putAll(before.results.runs);
    tool.results.origins.putAll(before.results.origins);
    tool.entered.addAll(before.entered);
  }

  private void run(LabRunId id, RunState state, Optional<LabResult> result) {
    LearnerId learner = new LearnerId(new Tenant("t"), "u-5531");
    Instant created =
        Optional.ofNullable(tool.results.runs.get(id))
            .map(LabRun::createdAt)
            .orElse(tool.clock.instant());
    tool.results.runs.put(
        id,
        new LabRun(
            id,
            learner,
            new SkillableUserId("s"),
            new LabProfileId(77),
            Channel.LTI,
            Optional.empty(),
            Optional.empty(),
            1,
            state,
            Optional.of(new LabInstanceId(5)),
            created,
            created,
            Optional.empty(),
            result,
            3,
            3));
  }

  private static Optional<LabResult> scored(int revision, String raw, int max) {
    return Optional.of(
        new LabResult(
            revision,
            CompletionStatus.COMPLETE,
            STARTED,
            Optional.of(STARTED.plusSeconds(3600)),
            Optional.empty(),
            Duration.ofHours(1),
            100,
            Optional.of(
                new io.labport.core.domain.Score(
                    new BigDecimal(raw),
                    max == 0 ? OptionalInt.empty() : OptionalInt.of(max),
                    OptionalInt.empty(),
                    Optional.of(true)))));
  }

  private static Optional<LabResult> unscored(int revision, CompletionStatus completion) {
    return Optional.of(
        new LabResult(
            revision,
            completion,
            STARTED,
            Optional.of(STARTED.plusSeconds(3600)),
            Optional.empty(),
            Duration.ofHours(1),
            100,
            Optional.empty()));
  }

  private WorkOutcome work(LabRunId run) throws Exception {
    return work(run, 1);
  }

  private WorkOutcome work(LabRunId run, int attempt) throws Exception {
    String binding = tool.results.origins.get(run).get(0);
    String payload = new ObjectMapper().writeValueAsString(new GradePush.Job(binding, run.value()));
    WorkItem item =
        new WorkItem(
            GradePush.QUEUE,
            "reg-1",
            Optional.empty(),
            binding + "/" + run,
            payload,
            tool.clock.instant());
    return tool.get(GradeWorker.class).work(item, attempt).toCompletableFuture().get();
  }

  private GradeState state() {
    return tool.get(GradeDocuments.class)
        .state(tool.results.origins.get(RUN).get(0), RUN.value())
        .orElseThrow();
  }

  private void refused(String code) {
    assertThat(state().status()).isEqualTo(GradeState.Status.REFUSED);
    assertThat(state().why()).isEqualTo(code);
    assertThat(tool.get(GradeHealth.class).check().detail()).contains(code);
    assertThat(tool.get(GradeHealth.class).check().status()).isEqualTo(Health.Status.DEGRADED);
  }

  private Instant timestamp(int index) {
    return DateTimeFormatter.ISO_INSTANT
        .withZone(ZoneOffset.UTC)
        .parse(platform.score(index).path("timestamp").asText(), Instant::from);
  }

  private void increasing() {
    assertThat(platform.scores).hasSizeGreaterThan(1);
    for (int i = 1; i < platform.scores.size(); i++) {
      assertThat(timestamp(i)).isAfter(timestamp(i - 1));
    }
  }
}
