package io.labport.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lab API v3: Launch, Result, LatestResults, Cancel; field names and types as their pages show. */
final class MainCommandsTest {

  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final SandboxClock clock = SandboxClock.standingAt(START);
  private final SkillableSandbox sandbox = SkillableSandbox.builder().clock(clock).start();
  private final Caller api = new Caller(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void launchAnswersWithTheDocumentedFieldsAndTypes() throws Exception {
    JsonNode answer =
        api.get("launch?labid=100&userid=555&firstname=Joe&lastname=Smith&email=joe%40example.org");

    assertThat(shape(answer))
        .containsExactly(
            "Result INT",
            "Url STRING",
            "LabInstanceId INT",
            "Expires INT",
            "Status INT",
            "Error NULL");
    assertThat(answer.get("Result").asInt()).isEqualTo(1);
    assertThat(answer.get("Url").asText()).startsWith(sandbox.origin() + "/console/setup/");
    assertThat(answer.get("Expires").asLong()).isEqualTo(START.getEpochSecond() + 3600);
  }

  @Test
  void resultAnswersWithTheDocumentedFieldsAndNoInstanceId() throws Exception {
    long id = api.get("launch?labid=100&userid=555").get("LabInstanceId").asLong();
    sandbox.control().touch(id);
    sandbox.control().complete(id);

    assertThat(shape(api.get("Result?labinstanceId=" + id)))
        .containsExactly(
            "LabProfileId INT",
            "Start INT",
            "End INT",
            "LastActivity INT",
            "UserId STRING",
            "ClassId NULL",
            "CompletionStatus INT",
            "TotalRunTimeSeconds INT",
            "TaskCompletePercent INT",
            "IsExam BOOLEAN",
            "ExamPassed NULL",
            "ExamScore NULL",
            "ExamMaxPossibleScore NULL",
            "ExamPassingScore NULL",
            "IpAddress NULL",
            "Country NULL",
            "Region NULL",
            "City NULL",
            "Latitude NULL",
            "Longitude NULL",
            "LabHostId INT",
            "DatacenterId INT",
            "DeliveryRegionId INT",
            "Status INT",
            "Error NULL");
  }

  @Test
  void aScoredResultOfALocatedUserHasTheDocumentedTypes() throws Exception {
    long id =
        api.get("launch?labid=101&userid=555&ipAddress=192.0.2.7").get("LabInstanceId").asLong();
    sandbox.control().score(id, new BigDecimal("54.5"), 100, 70, false);

    assertThat(shape(api.get("Result?labinstanceId=" + id)))
        .contains(
            "End NULL",
            "ExamPassed BOOLEAN",
            "ExamScore FLOAT",
            "ExamMaxPossibleScore INT",
            "ExamPassingScore INT",
            "IpAddress STRING",
            "Country STRING",
            "Region STRING",
            "City STRING",
            "Latitude FLOAT",
            "Longitude FLOAT");
    JsonNode row = api.get("LatestResults?minutes=60").get("Results").get(0);
    assertThat(shape(row)).contains("ExamScore INT");
    assertThat(row.get("ExamScore").asInt()).isEqualTo(54);
  }

  @Test
  void latestResultsAnswersWithTheDocumentedRowsAndEnvelope() throws Exception {
    long id = api.get("launch?labid=100&userid=555").get("LabInstanceId").asLong();

    JsonNode answer = api.get("LatestResults?minutes=60");

    assertThat(shape(answer)).containsExactly("Results ARRAY", "Status INT", "Error NULL");
    assertThat(shape(answer.get("Results").get(0)))
        .containsExactly(
            "LabInstanceId INT",
            "LabProfileId INT",
            "Start INT",
            "End NULL",
            "LastActivity NULL",
            "UserId STRING",
            "ClassId NULL",
            "CompletionStatus INT",
            "TotalRunTimeSeconds INT",
            "TaskCompletePercent INT",
            "IsExam BOOLEAN",
            "ExamPassed NULL",
            "ExamScore NULL",
            "ExamMaxPossibleScore NULL",
            "ExamPassingScore NULL",
            "IpAddress NULL",
            "Country NULL",
            "Region NULL",
            "City NULL",
            "Latitude NULL",
            "Longitude NULL",
            "LabHostId INT",
            "DatacenterId INT",
            "DeliveryRegionId INT");
    assertThat(answer.get("Results").get(0).get("LabInstanceId").asLong()).isEqualTo(id);
  }

  @Test
  void cancelAnswersWithTheDocumentedFieldsAndNotesTheReason() throws Exception {
    long id = api.get("launch?labid=100&userid=555").get("LabInstanceId").asLong();

    JsonNode answer = api.get("cancel?labinstanceid=" + id + "&note=No+longer+used.");

    assertThat(shape(answer)).containsExactly("Result INT", "Error NULL", "Status INT");
    JsonNode details = api.get("details?labinstanceid=" + id);
    assertThat(details.get("CompletionStatus").asText()).isEqualTo("Cancelled");
    assertThat(details.get("Notes").get(0).get("Title").asText())
        .isEqualTo("Lab Cancelled via API");
    assertThat(details.get("Notes").get(0).get("Text").asText()).isEqualTo("No longer used.");
    assertThat(api.get("Result?labinstanceId=" + id).get("CompletionStatus").asInt()).isEqualTo(1);
  }

  @Test
  void cancellingAForeignLabAnswersStatusOneWithoutResult() throws Exception {
    long id = sandbox.control().addForeignLab(100, "stranger", true).id();

    JsonNode answer = api.get("cancel?labinstanceid=" + id);

    assertThat(answer.toString()).isEqualTo("{\"Error\":\"Invalid integration key\",\"Status\":1}");
  }

  @Test
  void commandAndParameterNamesMatchWithoutCase() throws Exception {
    JsonNode answer = api.get("LAUNCH?LabId=100&UserID=555");
    long id = answer.get("LabInstanceId").asLong();

    assertThat(api.get("rEsUlT?LABINSTANCEID=" + id).get("UserId").asText()).isEqualTo("555");
    assertThat(sandbox.control().calls("launch")).isEqualTo(1);
  }

  @Test
  void plusSignsAndNonAsciiNamesArriveAsEncoded() throws Exception {
    String query =
        "labid=100&userid="
            + Caller.encoded("a+b@example.org")
            + "&firstname="
            + Caller.encoded("Zoë")
            + "&lastname=van+Dam";
    long id = api.get("launch?" + query).get("LabInstanceId").asLong();

    JsonNode details = api.get("details?labinstanceid=" + id);

    assertThat(details.get("UserId").asText()).isEqualTo("a+b@example.org");
    assertThat(details.get("UserFirstName").asText()).isEqualTo("Zoë");
    assertThat(details.get("UserLastName").asText()).isEqualTo("van Dam");
    assertThat(sandbox.control().requests("launch").get(0).rawQuery()).isEqualTo(query);
  }

  @Test
  void newUsersWithoutNamesAreAnonymous() throws Exception {
    long id = api.get("launch?labid=100&userid=555").get("LabInstanceId").asLong();

    JsonNode details = api.get("details?labinstanceid=" + id);

    assertThat(details.get("UserFirstName").asText()).matches("anon-\\d{7}");
    assertThat(details.get("UserLastName").asText()).matches("anon-\\d{8}");
  }

  @Test
  void launchKeepsTagVariablesRolesAndLanguage() throws Exception {
    long id =
        api.get(
                "launch?labid=100&userid=555&tag=run-1&variable-Name=Chad&variable-x=1"
                    + "&roleId=1&roleId=2&lang=zh-hans&instructionsId=Base-01")
            .get("LabInstanceId")
            .asLong();

    assertThat(sandbox.control().lab(id).tag()).isEqualTo("run-1");
    assertThat(sandbox.control().lab(id).variables())
        .containsEntry("Name", "Chad")
        .containsEntry("x", "1");
    assertThat(api.get("details?labinstanceid=" + id).get("Lang").asText()).isEqualTo("zh-hans");
  }

  @Test
  void aWrongOrMissingKeyIsRefusedAndCounted() throws Exception {
    HttpResponse<String> without =
        api.send(HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/launch?labid=100")));
    HttpResponse<String> wrong =
        api.send(
            HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/launch?labid=100"))
                .header("api_key", "other"));

    assertThat(List.of(without.statusCode(), wrong.statusCode())).containsExactly(401, 401);
    assertThat(sandbox.control().requests("launch").get(1).apiKey()).contains("other");
    assertThat(sandbox.control().requests("launch").get(1).headers()).doesNotContainKey("api_key");
    assertThat(sandbox.control().labs()).isEmpty();
  }

  @Test
  void anUnknownCommandIsNotFound() throws Exception {
    assertThat(api.raw("MarkComplete?labinstanceid=1").statusCode()).isEqualTo(404);
  }

  @Test
  void postWithAFormIsTakenAsWell() throws Exception {
    HttpResponse<String> answer =
        api.send(
            HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/launch"))
                .header("api_key", "sandbox-key")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("labid=100&userid=777")));

    assertThat(answer.body()).startsWith("{\"Result\":1,");
    assertThat(sandbox.control().labs().get(0).userId()).isEqualTo("777");
  }

  @Test
  void theClockMayFollowRealTimeAndStillBeTurned() {
    SandboxClock running = SandboxClock.followingRealTime();
    Instant before = running.instant();

    running.advance(Duration.ofDays(3));

    assertThat(Duration.between(before, running.instant()))
        .isGreaterThanOrEqualTo(Duration.ofDays(3));
  }

  static List<String> shape(JsonNode object) {
    List<String> shape = new ArrayList<>();
    object
        .properties()
        .forEach(
            field -> {
              JsonNode value = field.getValue();
              String type = value.getNodeType().name();
              if (value.isNumber()) {
                type = value.isIntegralNumber() ? "INT" : "FLOAT";
              }
              shape.add(field.getKey() + " " + type);
            });
    return shape;
  }
}
