package io.labport.core.outbound.skillable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfile;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.InstanceIdentity;
import io.labport.core.port.outbound.InstanceReport;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.runtime.SkillableConnection;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answers of reading commands become, and when they are asked for again. */
class SkillableReadingTest {
  private static final String RESULT =
      "{\"LabProfileId\":1,\"Start\":1338224609,\"End\":1338224624,\"LastActivity\":1338224624,"
          + "\"UserId\":\"555\",\"ClassId\":null,\"CompletionStatus\":4,"
          + "\"TotalRunTimeSeconds\":4168,\"TaskCompletePercent\":100,\"IsExam\":false,"
          + "\"ExamPassed\":false,\"ExamScore\":54.5,\"ExamMaxPossibleScore\":100,"
          + "\"ExamPassingScore\":70,\"IpAddress\":null,\"Country\":null,\"Region\":null,"
          + "\"City\":null,\"Latitude\":null,\"Longitude\":null,\"LabHostId\":49,"
          + "\"DatacenterId\":3,\"DeliveryRegionId\":2,\"Status\":1,\"Error\":null}";

  @Test
  void aResultKeepsItsFractionAndTakesTheInstanceFromTheRequest() throws Exception {
    InstanceReport report = result(RESULT).orElseThrow();

    assertThat(report.instance()).isEqualTo(Given.INSTANCE);
    assertThat(report.lab()).isEqualTo(new LabProfileId(1));
    assertThat(report.start()).isEqualTo(Instant.ofEpochSecond(1_338_224_609));
    assertThat(report.end()).contains(Instant.ofEpochSecond(1_338_224_624));
    assertThat(report.completion()).isEqualTo(CompletionStatus.COMPLETE);
    assertThat(report.totalRunTime()).isEqualTo(Duration.ofSeconds(4168));
    assertThat(report.examScore()).contains(new BigDecimal("54.5"));
    assertThat(report.examPassed()).contains(false);
    assertThat(report.isExam()).contains(false);
    assertThat(report.examMaxPossibleScore()).isEqualTo(OptionalInt.of(100));
    assertThat(report.place()).isEmpty();
    assertThat(report.classId()).isEmpty();
  }

  @Test
  void whatIsNotScoredIsAbsentAndNotZeroOrFailed() throws Exception {
    String running =
        "{\"LabProfileId\":1,\"Start\":\"/Date(1603295589000)/\",\"End\":null,"
            + "\"CompletionStatus\":999,\"IsExam\":null,\"Country\":\"NZ\",\"Latitude\":-43.9,"
            + "\"Status\":1}";

    InstanceReport report = result(running).orElseThrow();

    assertThat(report.start()).isEqualTo(Instant.ofEpochSecond(1_603_295_589));
    assertThat(report.end()).isEmpty();
    assertThat(report.completion()).isEqualTo(new CompletionStatus(999));
    assertThat(report.isExam()).isEmpty();
    assertThat(report.examPassed()).isEmpty();
    assertThat(report.examScore()).isEmpty();
    assertThat(report.place().orElseThrow().latitude()).contains(new BigDecimal("-43.9"));
    assertThat(report.toString()).doesNotContain("NZ").doesNotContain("43");
  }

  @ParameterizedTest
  @CsvSource({
    "1603295589,2020-10-21T15:53:09Z",
    "1603295589000,2020-10-21T15:53:09Z",
    "'\"1603295589\"',2020-10-21T15:53:09Z",
    "'\"/Date(1603295589000)/\"',2020-10-21T15:53:09Z",
    "'\"/Date(1603295589000)\"',2020-10-21T15:53:09Z",
    "'\"/Date(1603295589000+1300)/\"',2020-10-21T15:53:09Z",
    "1.603295589E9,2020-10-21T15:53:09Z"
  })
  void momentsAreReadInEveryPublishedForm(String json, Instant moment) throws Exception {
    String answer =
        "{\"LabProfileId\":1,\"Start\":" + json + ",\"CompletionStatus\":3,\"Status\":1}";

    assertThat(result(answer).orElseThrow().start()).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Error\":\"Lab instance not found\",\"Status\":0}",
        "{\"Error\":\"The lab instance does not exist.\",\"Status\":1}"
      })
  void anInstanceIsUnknownOnlyIfTheAnswerSaysSo(String answer) throws Exception {
    assertThat(result(answer)).isEmpty();
    assertThat(accessUrl(answer)).isEmpty();
    assertThat(identity(answer)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Error\":\"Invalid integration key\",\"Status\":1}",
        "{\"Error\":\"API access has expired\",\"Status\":0}",
        "{\"Status\":0}"
      })
  void anyOtherErrorIsAFaultThatDoesNotPass(String answer) throws Exception {
    try (RawServer server = RawServer.answering(answer);
        SkillableConnection connection = Given.connection(server.url())) {
      assertThatThrownBy(() -> connection.labs().result(Given.INSTANCE))
          .isInstanceOfSatisfying(
              SkillableUnavailableException.class,
              fault -> {
                assertThat(fault.code()).isEqualTo("skillable.reported-error");
                assertThat(fault.transientFault()).isFalse();
              });
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  @Test
  void anInstanceThatDoesNotRunHasNoAccessUrlButIsKnown() throws Exception {
    String answer = "{\"Error\":\"Lab instance is not running\",\"Status\":0}";

    assertThat(accessUrl(answer)).isEmpty();
    assertThatThrownBy(() -> result(answer)).isInstanceOf(SkillableUnavailableException.class);
  }

  @Test
  void runningAndSavedLabsAreToldApart() throws Exception {
    String answer =
        "{\"RunningLabs\":[{\"LabInstanceId\":3497,\"LabProfileId\":5,"
            + "\"LabProfileName\":\"Demo Lab 1\",\"LabProfileNumber\":\"LAB001\","
            + "\"Start\":1338223121,\"Expires\":1338244721,\"Url\":null,\"IsExam\":false}],"
            + "\"SavedLabs\":["
            + saved(3493, false, false)
            + ","
            + saved(3494, true, false)
            + ","
            + saved(3495, true, true)
            + "],\"Status\":1,\"Error\":null}";

    assertThat(openLabs(answer))
        .containsExactly(
            new OpenLab(
                new LabInstanceId(3497),
                new LabProfileId(5),
                "Demo Lab 1",
                Instant.ofEpochSecond(1_338_223_121),
                Instant.ofEpochSecond(1_338_244_721),
                OpenLab.Condition.RUNNING),
            openLab(3493, OpenLab.Condition.SAVED),
            openLab(3494, OpenLab.Condition.SAVING),
            openLab(3495, OpenLab.Condition.BEING_GRADED));
  }

  @Test
  void aListOfOpenLabsWithAnUnreadableEntryIsNotTakenForComplete() {
    assertThatThrownBy(
            () ->
                openLabs("{\"RunningLabs\":[{\"LabProfileId\":5}],\"SavedLabs\":[],\"Status\":1}"))
        .isInstanceOf(SkillableUnavailableException.class)
        .hasMessageContaining("Start");
  }

  @Test
  void detailsTellTheIdentityAndNothingElse() throws Exception {
    String answer =
        "{\"Id\":3896477,\"LabProfileId\":5,\"Tag\":\"run-1\",\"Start\":1338223121,"
            + "\"State\":\"Tearing Down\",\"VirtualMachineCredentials\":[{\"Id\":1,"
            + "\"Username\":\"root\",\"Password\":\"hunter2\"}],\"Status\":1,\"Error\":null}";

    assertThat(identity(answer))
        .contains(
            new InstanceIdentity(
                Given.INSTANCE,
                new LabProfileId(5),
                Optional.of("run-1"),
                Instant.ofEpochSecond(1_338_223_121),
                "Tearing Down"));
    assertThat(DetailsBody.class.getRecordComponents())
        .extracting(component -> component.getName())
        .containsExactlyInAnyOrder(
            "id", "labProfileId", "tag", "start", "state", "status", "error");
  }

  @Test
  void activitiesAreReadFromDetailsWithDecimalsAndTheMaximumOfAGroupOfOne() throws Exception {
    String answer =
        "{\"ActivityResults\":[{\"ActivityId\":11,\"ActivityName\":\"Close the port\","
            + "\"Scored\":true,\"Score\":7.5,\"Passed\":true,\"TextResult\":\"my words\"},null,"
            + "{\"ActivityId\":12,\"ActivityName\":null,\"Scored\":null,\"Score\":null,"
            + "\"Passed\":null},{\"ActivityName\":\"nameless\"}],"
            + "\"ActivityGroupResults\":[{\"Id\":1,\"ScoreValueTotal\":10.0,\"ActivityResults\":"
            + "[{\"ActivityId\":11}]},{\"Id\":2,\"ScoreValueTotal\":4,\"ActivityResults\":"
            + "[{\"ActivityId\":13,\"Scored\":true,\"Score\":2},{\"ActivityId\":12}]}],"
            + "\"VirtualMachineCredentials\":[{\"Password\":\"hunter2\"}],"
            + "\"Status\":1,\"Error\":null}";

    assertThat(activities(answer))
        .containsExactly(
            new ActivityResult(
                "11",
                "Close the port",
                true,
                new BigDecimal("7.5"),
                Optional.of(new BigDecimal("10.0")),
                true),
            new ActivityResult("12", "", false, BigDecimal.ZERO, Optional.empty(), false),
            new ActivityResult("13", "", true, new BigDecimal("2"), Optional.empty(), false));
  }

  @Test
  void aLabWithoutActivitiesHasNoneAndAnEndlessNumberIsAFault() throws Exception {
    assertThat(activities("{\"Status\":1}")).isEmpty();
    assertThatThrownBy(
            () ->
                activities(
                    "{\"ActivityResults\":[{\"ActivityId\":1,\"Score\":1e99999}],\"Status\":1}"))
        .hasMessageContaining("Score");
  }

  @Test
  void aRunningLabHasAnAccessUrl() throws Exception {
    assertThat(accessUrl("{\"Url\":\"https://labondemand.com/x/1\",\"Status\":1,\"Error\":null}"))
        .contains(URI.create("https://labondemand.com/x/1"));
  }

  @Test
  void theCatalogNamesSeriesAndSaysWhatCanBeLaunched() throws Exception {
    String answer =
        "{\"LabProfiles\":[{\"Id\":5,\"Name\":\"Demo\",\"Number\":\"LAB001\",\"SeriesId\":9,"
            + "\"Enabled\":true,\"DevelopmentStatusId\":10,\"DurationMinutes\":90,"
            + "\"Created\":1603295589000,\"LastModified\":\"/Date(1603295589000)\","
            + "\"InstructionSets\":[{\"Id\":\"Base-01\",\"Language\":\"en\"},"
            + "{\"Id\":\"Base-02\",\"Language\":\"en\"}]},"
            + "{\"Id\":6,\"Name\":\"Draft\",\"Enabled\":true,\"DevelopmentStatusId\":1},"
            + "{\"Name\":\"nameless in numbers\"},{\"Id\":{}},"
            + "{\"Id\":7,\"Name\":\"Off\",\"Enabled\":false,\"DevelopmentStatusId\":10}],"
            + "\"LabSeries\":[{\"Id\":9,\"Name\":\"Networks\"}],\"DeliveryRegions\":[],"
            + "\"Status\":1,\"Error\":null}";

    var catalog = asked(SkillableLabs::catalog, answer);

    assertThat(catalog).extracting(LabProfile::launchable).containsExactly(true, false, false);
    assertThat(catalog.get(0).series()).contains("Networks");
    assertThat(catalog.get(0).duration()).contains(Duration.ofMinutes(90));
    assertThat(catalog.get(0).languages()).containsExactly("en");
    assertThat(catalog.get(0).instructionSets()).containsExactly("Base-01", "Base-02");
    assertThat(catalog.get(1).series()).isEmpty();
  }

  @Test
  void aProfileThatIsNotFoundIsAbsent() throws Exception {
    assertThat(profile("{\"Error\":\"Lab profile not found\",\"Status\":0}")).isEmpty();
    assertThat(profile("{\"Id\":5,\"Name\":\"Demo\",\"Status\":1}"))
        .map(LabProfile::name)
        .contains("Demo");
  }

  @Test
  void aReadIsAskedForAgainAfterAPassingFault() throws Exception {
    try (RawServer server = RawServer.answering("", "<html>", RESULT);
        SkillableConnection connection = Given.connection(server.url())) {
      assertThat(connection.labs().result(Given.INSTANCE)).isPresent();
      assertThat(server.requestLines()).hasSize(3);
    }
  }

  @Test
  void aReadIsGivenUpAfterAFewTries() throws Exception {
    try (RawServer server =
            new RawServer((connection, head) -> connection.respond("500 Oh", "", "x"));
        SkillableConnection connection = Given.connection(server.url())) {
      assertThatThrownBy(() -> connection.labs().result(Given.INSTANCE))
          .isInstanceOfSatisfying(
              SkillableUnavailableException.class,
              fault -> {
                assertThat(fault.code()).isEqualTo("skillable.http-500");
                assertThat(fault.transientFault()).isTrue();
                assertThat(fault).hasNoCause();
              })
          .hasMessage("Skillable, Result: answered with status 500");
      assertThat(server.requestLines()).hasSize(3);
    }
  }

  @Test
  void aReadWaitsAsLongAsRetryAfterSaysButNotLongerThanItsCallerCan() throws Exception {
    String[] retryAfter = {"1"};
    try (RawServer server =
            new RawServer(
                (connection, head) ->
                    connection.respond(
                        "429 Slow Down", "Retry-After: " + retryAfter[0] + "\r\n", ""));
        SkillableConnection connection =
            SkillableConnection.open(Given.impatient(server.url(), 1), Given.CLOCK)) {
      long before = System.nanoTime();
      assertThatThrownBy(() -> connection.labs().result(Given.INSTANCE))
          .isInstanceOf(SkillableUnavailableException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - before))
          .isGreaterThan(Duration.ofMillis(700));
      assertThat(server.requestLines()).hasSize(2);

      retryAfter[0] = "3600";
      assertThatThrownBy(() -> connection.labs().result(Given.INSTANCE))
          .isInstanceOfSatisfying(
              SkillableUnavailableException.class,
              fault -> assertThat(fault.retryAfter()).contains(Duration.ofHours(1)));
      assertThat(server.requestLines()).hasSize(3);
    }
  }

  @Test
  void aReadThatIsNotAuthorizedIsNotRepeated() throws Exception {
    try (RawServer server =
            new RawServer((connection, head) -> connection.respond("401 No", "", ""));
        SkillableConnection connection = Given.connection(server.url())) {
      assertThatThrownBy(() -> connection.labs().catalog())
          .isInstanceOfSatisfying(
              SkillableUnavailableException.class,
              fault -> {
                assertThat(fault.code()).isEqualTo("skillable.not-authorized");
                assertThat(fault.transientFault()).isFalse();
              })
          .hasMessageContaining("check skillable.api-key");
      assertThat(server.requestLines()).hasSize(1);
    }
  }

  private static String saved(long instance, boolean saving, boolean submitted) {
    return "{\"LabInstanceId\":"
        + instance
        + ",\"LabProfileId\":1,\"LabProfileName\":\"Demo Lab 2\",\"MinutesRemaining\":359,"
        + "\"Saved\":1337987655,\"Expires\":1338592455,\"SaveInProgress\":"
        + saving
        + ",\"IsExam\":false,\"SubmittedForGrading\":"
        + submitted
        + "}";
  }

  private static OpenLab openLab(long instance, OpenLab.Condition condition) {
    return new OpenLab(
        new LabInstanceId(instance),
        new LabProfileId(1),
        "Demo Lab 2",
        Instant.ofEpochSecond(1_337_987_655),
        Instant.ofEpochSecond(1_338_592_455),
        condition);
  }

  private static Optional<InstanceReport> result(String body) throws Exception {
    return asked(labs -> labs.result(Given.INSTANCE), body);
  }

  private static Optional<URI> accessUrl(String body) throws Exception {
    return asked(labs -> labs.accessUrl(Given.INSTANCE), body);
  }

  private static Optional<InstanceIdentity> identity(String body) throws Exception {
    return asked(labs -> labs.identity(Given.INSTANCE), body);
  }

  private static List<ActivityResult> activities(String body) throws Exception {
    return asked(labs -> labs.activities(Given.INSTANCE), body);
  }

  private static List<OpenLab> openLabs(String body) throws Exception {
    return asked(labs -> labs.openLabs(new SkillableUserId("555")), body);
  }

  private static Optional<LabProfile> profile(String body) throws Exception {
    return asked(labs -> labs.labProfile(new LabProfileId(5)), body);
  }

  private static <T> T asked(Function<SkillableLabs, T> call, String body) throws Exception {
    try (RawServer server = RawServer.answering(body);
        SkillableConnection connection =
            SkillableConnection.open(Given.impatient(server.url(), 1), Given.CLOCK)) {
      return call.apply(connection.labs());
    }
  }
}
