package io.labport.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.examples.sandbox.AnswerShapes.Gap;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client of the Lab API must be able to live through, played against the sandbox. */
final class ReferenceChecklistTest {

  private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-03-01T10:00:00Z"));
  private final SkillableSandbox sandbox = SkillableSandbox.builder().clock(clock).start();
  private final SandboxControl control = sandbox.control();
  private final Caller api = new Caller(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 2, 3, 5, 6, 7, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120, 130, 140, 150, 160, 999
      })
  void everyLaunchCodeCanBeForced(int code) throws Exception {
    control.next("launch", Fault.resultCode(code));

    JsonNode answer = launch(100, "u");

    assertThat(answer.get("Result").asInt()).isEqualTo(code);
    assertThat(answer.has("LabInstanceId")).isFalse();
    assertThat(control.labs()).isEmpty();
    assertThat(launch(100, "u").get("Result").asInt()).isEqualTo(1);
  }

  @Test
  void theShapeOfARefusalCanBeSwitched() throws Exception {
    control.shapes(control.shapes().withRefusals(0, Gap.ABSENT, Gap.ZERO));
    control.next("launch", Fault.resultCode(5));

    JsonNode answer = launch(100, "u");

    assertThat(answer.get("Status").asInt()).isZero();
    assertThat(answer.has("Url")).isFalse();
    assertThat(answer.get("LabInstanceId").asInt()).isZero();
  }

  @Test
  void anErrorMayComeWithStatusOneAndNoResult() throws Exception {
    control.next("launch", Fault.errorWithStatus1("Something"));

    assertThat(launch(100, "u").toString()).isEqualTo("{\"Error\":\"Something\",\"Status\":1}");
  }

  @Test
  void anErrorMayComeWithStatusZeroAtHttp200() throws Exception {
    control.next("Result", Fault.status0("Something"));

    assertThat(api.get("Result?labinstanceId=1").toString())
        .isEqualTo("{\"Error\":\"Something\",\"Status\":0}");
  }

  @Test
  void gatewayPagesAndHttpErrorsCanBeForced() throws Exception {
    control.next("Result", Fault.html200());
    control.next("Result", Fault.emptyBody200());
    control.next("Result", Fault.httpStatus(500));
    control.next("Result", Fault.httpStatus(429, Duration.ofSeconds(7)));
    control.next("Result", Fault.rawJson("{\"Status\":1"));

    HttpResponse<String> html = api.raw("Result?labinstanceId=1");
    assertThat(html.statusCode()).isEqualTo(200);
    assertThat(html.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(api.raw("Result?labinstanceId=1").body()).isEmpty();
    assertThat(api.raw("Result?labinstanceId=1").statusCode()).isEqualTo(500);
    HttpResponse<String> busy = api.raw("Result?labinstanceId=1");
    assertThat(busy.statusCode()).isEqualTo(429);
    assertThat(busy.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(api.raw("Result?labinstanceId=1").body()).isEqualTo("{\"Status\":1");
    assertThat(control.calls("result")).isEqualTo(5);
  }

  @Test
  void aConnectionDroppedAfterActingLeavesAnOrphan() throws Exception {
    control.next("launch", Fault.dropAfterActing());

    assertThat(api.onTheWire("launch?labid=100&userid=u")).isEmpty();

    assertThat(control.labs()).hasSize(1);
    assertThat(control.calls("launch")).isEqualTo(1);
  }

  @Test
  void aConnectionDroppedBeforeActingLeavesNothing() throws Exception {
    control.next("launch", Fault.dropBeforeActing());

    assertThat(api.onTheWire("launch?labid=100&userid=u")).isEmpty();

    assertThat(control.labs()).isEmpty();
  }

  @Test
  void silenceAfterActingLeavesAnOrphanThatTheUserListShows() throws Exception {
    control.next("launch", Fault.silentAfterActing(Duration.ofMillis(50)));

    assertThat(api.onTheWire("launch?labid=100&userid=u")).isEmpty();

    JsonNode running = api.get("userrunningandsavedlabs?userid=u").get("RunningLabs");
    assertThat(running).hasSize(1);
    assertThat(running.get(0).get("LabProfileId").asInt()).isEqualTo(100);
  }

  @Test
  void aSavedLabAnswersSixAndCanBeResumed() throws Exception {
    long id = launch(100, "u").get("LabInstanceId").asLong();
    control.timings(control.timings().withSaving(Duration.ofSeconds(40)));
    assertThat(api.get("save?labinstanceid=" + id).get("Result").asInt()).isEqualTo(1);

    JsonNode saving = api.get("userrunningandsavedlabs?userid=u").get("SavedLabs").get(0);
    assertThat(saving.get("SaveInProgress").asBoolean()).isTrue();
    assertThat(api.get("resume?labinstanceid=" + id).get("Result").asInt()).isEqualTo(120);
    clock.advance(Duration.ofSeconds(40));

    assertThat(launch(100, "u").get("Result").asInt()).isEqualTo(6);
    JsonNode saved = api.get("userrunningandsavedlabs?userid=u").get("SavedLabs").get(0);
    assertThat(MainCommandsTest.shape(saved))
        .containsExactly(
            "LabInstanceId INT",
            "LabProfileId INT",
            "LabProfileName STRING",
            "LabProfileNumber STRING",
            "MinutesRemaining INT",
            "Saved INT",
            "Expires INT",
            "SaveInProgress BOOLEAN",
            "IsExam BOOLEAN",
            "SubmittedForGrading BOOLEAN");
    control.next("resume", Fault.resultCode(2));
    assertThat(api.get("resume?labinstanceid=" + id).get("Result").asInt()).isEqualTo(2);
    JsonNode resumed = api.get("resume?labinstanceid=" + id);
    assertThat(MainCommandsTest.shape(resumed))
        .containsExactly(
            "Result INT",
            "Url STRING",
            "Expires INT",
            "LabProfileId INT",
            "Status INT",
            "Error NULL");
    assertThat(control.lab(id).state()).isEqualTo(LabState.RUNNING);
  }

  @Test
  void aSavedLabThatExpiredIsGoneFromTheList() throws Exception {
    long id = launch(100, "u").get("LabInstanceId").asLong();
    control.touch(id);
    control.save(id);

    clock.advance(Duration.ofDays(7));

    assertThat(api.get("userrunningandsavedlabs?userid=u").get("SavedLabs")).isEmpty();
    assertThat(control.lab(id).completionStatus()).isEqualTo(3);
  }

  @Test
  void aLabSubmittedForGradingIsListedAsSuchAndNotResumed() throws Exception {
    long id = launch(103, "u").get("LabInstanceId").asLong();
    control.submit(id);

    JsonNode saved = api.get("userrunningandsavedlabs?userid=u").get("SavedLabs").get(0);

    assertThat(saved.get("SubmittedForGrading").asBoolean()).isTrue();
    assertThat(launch(103, "u").get("Result").asInt()).isEqualTo(6);
    assertThat(api.get("resume?labinstanceid=" + id).get("Result").asInt()).isEqualTo(120);
  }

  @Test
  void afterCancelLaunchAnswersTwoUntilTeardownEnds() throws Exception {
    long id = launch(100, "u").get("LabInstanceId").asLong();
    api.get("cancel?labinstanceid=" + id);

    assertThat(launch(100, "u").get("Result").asInt()).isEqualTo(2);
    clock.advance(Duration.ofSeconds(29));
    assertThat(launch(100, "u").get("Result").asInt()).isEqualTo(2);
    assertThat(api.get("details?labinstanceid=" + id).get("State").asText())
        .isEqualTo("Tearing Down");
    clock.advance(Duration.ofSeconds(1));
    assertThat(launch(100, "u").get("Result").asInt()).isEqualTo(1);
    assertThat(api.get("details?labinstanceid=" + id).get("State").asText()).isEqualTo("Off");
  }

  @Test
  void code160LeadsToAPageThatContinuesTheLaunch() throws Exception {
    control.next("launch", Fault.resultCode(160));

    JsonNode answer = launch(100, "u");
    assertThat(answer.has("LabInstanceId")).isFalse();
    Caller.Browser choice = api.new Browser(answer.get("Url").asText(), "none=none", null).reload();

    assertThat(choice.page.body()).contains("id=\"continue\"");
    assertThat(choice.post("").page.statusCode()).isEqualTo(403);
    assertThat(control.labs()).hasSize(1);
  }

  @Test
  void latestResultsShowsOddValuesAndForeignLabs() throws Exception {
    long foreign = control.addForeignLab(100, "stranger", true).id();
    long own = launch(101, "u").get("LabInstanceId").asLong();
    control.score(own, new BigDecimal("54"), 100, 70, false);
    control.forceCompletionStatus(own, 999);
    control.overrideResultField(foreign, "CompletionStatus", 0);
    control.overrideResultField(foreign, "Start", "/Date(1603295589000)");
    control.shapes(
        control
            .shapes()
            .withLatestOddities(true, true)
            .withUnknownFields(true)
            .withCompanions(true));

    JsonNode answer = api.get("LatestResults?minutes=60");

    assertThat(answer.has("AnswerFieldFromTheFuture")).isTrue();
    JsonNode first = answer.get("Results").get(0);
    assertThat(first.get("LabInstanceId").asLong()).isEqualTo(foreign);
    assertThat(first.get("CompletionStatus").asInt()).isZero();
    assertThat(first.get("Start").asText()).isEqualTo("/Date(1603295589000)");
    assertThat(first.get("EndTime").isNull()).isTrue();
    JsonNode second = answer.get("Results").get(1);
    assertThat(second.get("IsExam").isNull()).isTrue();
    assertThat(second.get("ExamScore").toString()).isEqualTo("54");
    assertThat(second.get("CompletionStatus").asInt()).isEqualTo(999);
    assertThat(second.get("StartTime").asText()).isEqualTo("/Date(1772359200000)/");
    assertThat(second.has("FieldFromTheFuture")).isTrue();

    control.score(own, new BigDecimal("54.5"), 100, 70, false);
    assertThat(
            api.get("LatestResults?minutes=60").get("Results").get(1).get("ExamScore").toString())
        .isEqualTo("54.5");
  }

  @Test
  void latestResultsRepeatsAChangedLabAndForgetsAnUnchangedOne() throws Exception {
    long id = launch(100, "u").get("LabInstanceId").asLong();

    clock.advance(Duration.ofMinutes(20));
    assertThat(api.get("LatestResults?minutes=10").get("Results")).isEmpty();
    control.save(id);
    assertThat(api.get("LatestResults?minutes=10").get("Results")).hasSize(1);
    control.shapes(control.shapes().withLatestResults(LatestResultsReading.STARTED_OR_ENDED));
    assertThat(api.get("LatestResults?minutes=10").get("Results")).isEmpty();
    assertThat(api.get("LatestResults?minutes=30").get("Results")).hasSize(1);
  }

  @Test
  void aRunningLabShowsNoShowUntilItIsUsed() throws Exception {
    long id = launch(104, "u").get("LabInstanceId").asLong();

    JsonNode fresh = api.get("Result?labinstanceId=" + id);
    assertThat(fresh.get("CompletionStatus").asInt()).isEqualTo(2);
    assertThat(fresh.get("End").isNull()).isTrue();
    control.touch(id);
    control.submit(id);

    JsonNode done = api.get("Result?labinstanceId=" + id);
    assertThat(done.get("CompletionStatus").asInt()).isEqualTo(4);
    assertThat(done.get("TaskCompletePercent").asInt()).isEqualTo(100);
  }

  @Test
  void gradingOverThirtyDaysIsSeenOnlyThroughResult() throws Exception {
    control.shapes(control.shapes().withLatestResults(LatestResultsReading.STARTED_OR_ENDED));
    long id = launch(103, "u").get("LabInstanceId").asLong();
    control.submit(id);
    assertThat(status(id)).isEqualTo(50);

    clock.advance(Duration.ofDays(20));
    control.startGrading(id);
    assertThat(status(id)).isEqualTo(60);
    assertThat(api.get("LatestResults?minutes=10080").get("Results")).isEmpty();
    clock.advance(Duration.ofDays(10));
    control.grade(id, new BigDecimal("75.5"), 100, 60, true);

    JsonNode result = api.get("Result?labinstanceId=" + id);
    assertThat(result.get("CompletionStatus").asInt()).isEqualTo(4);
    assertThat(result.get("ExamScore").decimalValue()).isEqualByComparingTo("75.5");
    assertThat(api.get("details?labinstanceid=" + id).get("ExamScoredByName").asText())
        .isEqualTo("Sandbox Grader");
  }

  @Test
  void aScoreMayAppearAfterCompletionAndChangeAfterwards() throws Exception {
    control.timings(control.timings().withScoring(Duration.ofSeconds(5)));
    long id = launch(101, "u").get("LabInstanceId").asLong();
    control.tick(id, 1, 2);
    control.submit(id);

    JsonNode early = api.get("Result?labinstanceId=" + id);
    assertThat(early.get("CompletionStatus").asInt()).isEqualTo(4);
    assertThat(early.get("ExamScore").isNull()).isTrue();
    assertThat(control.lab(id).state()).isEqualTo(LabState.SCORING);
    clock.advance(Duration.ofSeconds(5));
    assertThat(api.get("Result?labinstanceId=" + id).get("ExamScore").toString()).isEqualTo("40.0");
    control.score(id, new BigDecimal("90"), 100, 70, true);

    JsonNode revised = api.get("Result?labinstanceId=" + id);
    assertThat(revised.get("ExamScore").toString()).isEqualTo("90");
    assertThat(revised.get("ExamPassed").asBoolean()).isTrue();
  }

  @Test
  void windowsLongerThanSevenDaysAreRefused() throws Exception {
    assertThat(api.get("LatestResults?minutes=10080").get("Status").asInt()).isEqualTo(1);
    assertThat(api.get("LatestResults?minutes=10081").get("Status").asInt()).isZero();
    long end = clock.instant().getEpochSecond();
    long start = end - 7 * 86_400;
    assertThat(api.get("Results?start=" + start + "&end=" + end).get("Status").asInt())
        .isEqualTo(1);
    assertThat(api.get("Results?start=" + (start - 1) + "&end=" + end).toString())
        .isEqualTo("{\"Error\":\"Timeframe cannot exceed 7 days\",\"Status\":0}");
  }

  @Test
  void launchingARunningLabAgainReopensIt() throws Exception {
    JsonNode first = launch(100, "u");

    JsonNode second = launch(100, "u");

    assertThat(second.get("LabInstanceId")).isEqualTo(first.get("LabInstanceId"));
    assertThat(second.get("Url")).isNotEqualTo(first.get("Url"));
    assertThat(control.labs()).hasSize(1);
  }

  @Test
  void aTransferredLabShowsItsNewUser() throws Exception {
    long id = launch(100, "u").get("LabInstanceId").asLong();

    control.transfer(id, "other");

    assertThat(api.get("Result?labinstanceId=" + id).get("UserId").asText()).isEqualTo("other");
    assertThat(api.get("userrunningandsavedlabs?userid=u").get("RunningLabs")).isEmpty();
  }

  @Test
  void detailsHoldsCredentialsThatCanBeRecognised() throws Exception {
    long id = launch(100, "u").get("LabInstanceId").asLong();

    JsonNode details = api.get("details?labinstanceid=" + id);

    assertThat(details.at("/VirtualMachineCredentials/0/Password").asText())
        .contains(SkillableSandbox.FAKE_SECRET);
    assertThat(details.at("/CloudCredentials/0/PropertiesJson").asText())
        .contains(SkillableSandbox.FAKE_SECRET);
    assertThat(details.at("/CloudPortalCredentials/0/PropertiesJson").asText())
        .contains(SkillableSandbox.FAKE_SECRET);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 20, 30, 40})
  void platformFailuresEndTheLab(int code) throws Exception {
    long id = launch(100, "u").get("LabInstanceId").asLong();

    control.fail(id, code);

    assertThat(status(id)).isEqualTo(code);
    assertThat(api.get("details?labinstanceid=" + id).get("ErrorCount").asText()).isEqualTo("1");
  }

  private int status(long id) throws Exception {
    return api.get("Result?labinstanceId=" + id).get("CompletionStatus").asInt();
  }

  private JsonNode launch(int profile, String user) throws Exception {
    return api.get("launch?labid=" + profile + "&userid=" + user);
  }
}
