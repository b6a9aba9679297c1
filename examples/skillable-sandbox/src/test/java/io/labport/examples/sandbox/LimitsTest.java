package io.labport.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LimitsTest {

  private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-03-01T10:00:00Z"));
  private final SkillableSandbox sandbox =
      SkillableSandbox.builder()
          .clock(clock)
          .profile(LabProfile.named(200, "One at a time").maxActive(1).build())
          .profile(LabProfile.named(201, "Shared").sharedEnvironmentRole(10).build())
          .profile(LabProfile.named(202, "Participant").sharedEnvironmentRole(20).build())
          .profile(LabProfile.named(203, "Many").severalPerUser().build())
          .start();
  private final SandboxControl control = sandbox.control();
  private final Caller api = new Caller(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "userid=u, 140",
    "labid=100, 140",
    "labid=x&userid=u, 140",
    "labid=999&userid=u, 140",
    "labid=106&userid=u, 140",
    "labid=105&userid=u, 110",
    "labid=202&userid=u, 150",
    "labid=100&userid=u&classId=none, 140",
    "labid=100&userid=u&lang=it, 140",
    "labid=100&userid=u&lang=zh-hans, 1",
    "labid=100&userid=u&instructionsId=a+b, 140",
    "labid=100&userid=u&canBeMarkedComplete=0, 140",
    "labid=100&userid=u&canBeMarkedComplete=2, 1",
    "labid=100&userid=u&durationMinutes=14, 140",
    "labid=100&userid=u&durationMinutes=15, 1",
    "labid=100&userid=u&durationMinutes=90, 1",
    "labid=100&userid=u&durationMinutes=91, 140",
    "labid=100&userid=u&durationMinutes=20161, 140",
    "labid=100&userid=u&lastActivityTimeoutMinutes=0, 140",
    "labid=100&userid=u&lastActivityTimeoutMinutes=20161, 140",
    "labid=100&userid=u&ipAddress=example.org, 140",
    "labid=100&userid=u&ipAddress=2001:db8::1, 1",
    "labid=100&userid=u&ipAddress=300.1.1.1, 140"
  })
  void launchParametersAreChecked(String query, int code) throws Exception {
    assertThat(api.get("launch?" + query).get("Result").asInt()).isEqualTo(code);
  }

  @Test
  void malformedEncodingIsAnInvalidParameter() throws Exception {
    assertThat(api.onTheWire("launch?labid=100&userid=u%2")).contains("\"Result\":140");
  }

  @Test
  void activeLabsPerUserAreLimitedAndTheCeilingHolds() throws Exception {
    assertThat(launch(100, "u", "")).isEqualTo(1);
    assertThat(launch(104, "u", "")).isEqualTo(2);
    assertThat(launch(104, "u", "&maxActiveLabs=2")).isEqualTo(1);
    assertThat(launch(101, "other", "")).isEqualTo(1);
    control.limits(control.limits().withActive(1, 2));
    assertThat(launch(101, "u", "&maxActiveLabs=9")).isEqualTo(2);
  }

  @Test
  void savedLabsPerUserAreLimited() throws Exception {
    control.limits(control.limits().withActive(5, 5).withSaved(1, 1));
    assertThat(launch(100, "u", "")).isEqualTo(1);
    assertThat(launch(104, "u", "")).isEqualTo(1);

    assertThat(api.get("save?labinstanceid=" + id(0)).get("Result").asInt()).isEqualTo(1);
    assertThat(api.get("save?labinstanceid=" + id(1)).get("Result").asInt()).isZero();
    assertThat(api.get("save?labinstanceid=" + id(0)).get("Result").asInt()).isEqualTo(2);
  }

  @Test
  void consumerProfileAndRetakeLimitsHaveTheirCodes() throws Exception {
    assertThat(launch(200, "a", "")).isEqualTo(1);
    assertThat(launch(200, "b", "")).isEqualTo(40);
    control.limits(control.limits().withConsumerMaxActive(1));
    assertThat(launch(100, "b", "")).isEqualTo(5);
    control.limits(control.limits().withConsumerMaxActive(null));
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(launch(102, "c", "")).isEqualTo(1);
      control.tearDown(id(control.labs().size() - 1));
    }
    assertThat(launch(102, "c", "")).isEqualTo(100);
  }

  @Test
  void classesLimitTheirLabsAndCarryTheSharedEnvironment() throws Exception {
    long now = clock.instant().getEpochSecond();
    String times = "&start=" + now + "&end=" + (now + 3600) + "&expires=" + (now + 7200);
    JsonNode created =
        api.get(
            "GetOrCreateClass?id=c1&name=Class"
                + times
                + "&maxActiveLabInstances=1"
                + "&AvailableLabs=201&AvailableLabs=202");
    assertThat(MainCommandsTest.shape(created))
        .containsExactly(
            "Id STRING",
            "Name STRING",
            "Start INT",
            "StartTime STRING",
            "End INT",
            "EndTime STRING",
            "Expires INT",
            "ExpiresTime STRING",
            "Instructor NULL",
            "Url NULL",
            "MaxActiveLabInstances INT",
            "AvailableLabs ARRAY",
            "Status INT",
            "Error NULL");

    assertThat(launch(202, "a", "&classId=c1")).isEqualTo(150);
    assertThat(launch(201, "teacher", "&classId=c1")).isEqualTo(1);
    assertThat(launch(202, "a", "&classId=c1")).isEqualTo(90);
    JsonNode again = api.get("GetOrCreateClass?id=c1&name=Other" + times);
    assertThat(again.get("Name").asText()).isEqualTo("Class");
    assertThat(
            api.get("updateclass?id=c1&name=Class" + times + "&maxActiveLabInstances=5")
                .get("Success")
                .asBoolean())
        .isTrue();
    assertThat(launch(202, "a", "&classId=c1")).isEqualTo(1);
    assertThat(api.get("Result?labinstanceId=" + id(1)).get("ClassId").asText()).isEqualTo("c1");
    clock.advance(Duration.ofHours(3));
    assertThat(launch(202, "b", "&classId=c1")).isEqualTo(140);
    assertThat(api.get("deleteclass?id=c1").get("Success").asBoolean()).isTrue();
    assertThat(api.get("deleteclass?id=c1").toString())
        .isEqualTo("{\"Error\":\"Class not found\",\"Status\":0}");
    assertThat(api.get("class?id=c1").get("Status").asInt()).isZero();
  }

  @Test
  void aLabThatMayRunSeveralTimesIsReopenedUnlessLaunchesAreDeferred() throws Exception {
    assertThat(launch(203, "u", "&maxActiveLabs=2")).isEqualTo(1);
    assertThat(launch(203, "u", "&maxActiveLabs=2")).isEqualTo(1);
    assertThat(control.labs()).hasSize(1);
    control.limits(control.limits().withDeferredLaunches(true));

    JsonNode deferred = api.get("launch?labid=203&userid=u&maxActiveLabs=2");

    assertThat(deferred.get("Result").asInt()).isEqualTo(160);
    continueAt(deferred);
    assertThat(control.labs()).hasSize(2);
  }

  @Test
  void aDeferredLaunchAboveTheLimitGoesOnWhenTheUserHasMadeRoom() throws Exception {
    control.limits(control.limits().withDeferredLaunches(true));
    launch(100, "u", "");
    JsonNode deferred = api.get("launch?labid=104&userid=u");
    assertThat(deferred.get("Result").asInt()).isEqualTo(2);

    Caller.Browser page = api.new Browser(deferred.get("Url").asText(), "none=none", null).reload();
    assertThat(page.post("action=continue").page.body()).contains("too many active labs");
    page.post("end=" + id(0));
    clock.advance(Duration.ofSeconds(30));
    continueAt(deferred);

    assertThat(control.lab(id(0)).completionStatus()).isEqualTo(3);
    assertThat(control.lab(id(1)).profileId()).isEqualTo(104);
  }

  private void continueAt(JsonNode deferred) throws Exception {
    api.new Browser(deferred.get("Url").asText(), "none=none", null).post("action=continue");
  }

  @Test
  void durationParametersCanBeForbidden() throws Exception {
    control.limits(control.limits().withDurationCustomizations(false));

    assertThat(launch(100, "u", "&durationMinutes=30")).isEqualTo(140);
  }

  @Test
  void theTestingConsumerShortensLabsAndTakesUnfinishedOnes() throws Exception {
    control.limits(UserLimits.integrationTesting());

    JsonNode answer = api.get("launch?labid=106&userid=u");

    assertThat(answer.get("Result").asInt()).isEqualTo(1);
    assertThat(answer.get("Expires").asLong()).isEqualTo(clock.instant().getEpochSecond() + 1800);
  }

  @Test
  void anUnusedLabEndsAsNoShowAfterItsTimeAndSomeMore() throws Exception {
    launch(101, "u", "");
    clock.advance(Duration.ofMinutes(90));
    assertThat(control.lab(id(0)).end()).isNull();

    clock.advance(Duration.ofSeconds(60));

    assertThat(control.lab(id(0)).completionStatus()).isEqualTo(2);
    assertThat(control.lab(id(0)).end()).isEqualTo(clock.instant());
  }

  @Test
  void aScoredLabThatRunsOutIsSubmitted() throws Exception {
    launch(101, "u", "");
    control.tick(id(0), 1);

    clock.advance(Duration.ofDays(1));

    LabView lab = control.lab(id(0));
    assertThat(lab.completionStatus()).isEqualTo(4);
    assertThat(lab.passed()).isFalse();
    assertThat(lab.end()).isEqualTo(lab.expires().plusSeconds(60));
    assertThat(lab.state()).isEqualTo(LabState.OFF);
  }

  @Test
  void inactivityEndsALab() throws Exception {
    launch(100, "u", "&lastActivityTimeoutMinutes=10");
    clock.advance(Duration.ofMinutes(9));
    control.touch(id(0));
    clock.advance(Duration.ofMinutes(9));
    assertThat(control.lab(id(0)).state()).isEqualTo(LabState.RUNNING);

    clock.advance(Duration.ofMinutes(1));

    assertThat(control.lab(id(0)).completionStatus()).isEqualTo(3);
  }

  @Test
  void notificationsAreLimitedAndRefusedForSavedLabs() throws Exception {
    launch(100, "u", "");
    String call = "sendnotification?labinstanceid=" + id(0);

    assertThat(api.get(call + "&notification=Hello").get("Result").asInt()).isEqualTo(1);
    assertThat(api.get(call + "&notification=" + "x".repeat(801)).get("Status").asInt()).isZero();
    assertThat(api.get(call + "&name=n").get("Result").asInt()).isEqualTo(1);
    control.save(id(0));
    assertThat(api.get(call + "&notification=Hello").get("Result").asInt()).isEqualTo(120);
  }

  @Test
  void catalogProfilesRegionsStatsAndErasureAnswer() throws Exception {
    launch(100, "u", "");

    assertThat(api.get("catalog").get("LabProfiles")).hasSize(10);
    assertThat(api.get("catalog?includeAll=1").get("LabProfiles")).hasSize(11);
    assertThat(api.get("labprofile?id=101").get("DurationMinutes").asInt()).isEqualTo(90);
    assertThat(api.get("labprofile?id=1").toString())
        .isEqualTo("{\"Error\":\"Lab profile not found\",\"Status\":0}");
    assertThat(api.get("deliveryregions").get("DeliveryRegions")).hasSize(4);
    assertThat(api.get("stats").get("NumActive").asInt()).isEqualTo(1);
    assertThat(api.get("runningandsavedlabs").get("RunningLabs").get(0).has("Id")).isTrue();
    assertThat(api.get("CloseUserAccount?userId=u").get("RowsAffected").asInt()).isEqualTo(2);
    assertThat(api.get("CloseUserAccount?userId=u").get("RowsAffected").asInt()).isZero();
    assertThat(api.get("Result?labinstanceId=" + id(0)).get("UserId").asText()).isNotEqualTo("u");
  }

  @Test
  void scoringCanBeAskedFor() throws Exception {
    launch(101, "u", "");
    control.answer(id(0), 1, " 443 ");

    assertThat(api.get("scoreactivities?labinstanceid=" + id(0)).get("Status").asInt())
        .isEqualTo(1);

    assertThat(api.get("Result?labinstanceId=" + id(0)).get("ExamScore").asInt()).isEqualTo(20);
    JsonNode activity = api.get("details?labinstanceid=" + id(0)).at("/ActivityResults/0");
    assertThat(activity.get("Passed").asBoolean()).isTrue();
  }

  private int launch(int profile, String user, String more) throws Exception {
    return api.get("launch?labid=" + profile + "&userid=" + user + more).get("Result").asInt();
  }

  private long id(int index) {
    return control.labs().get(index).id();
  }
}
