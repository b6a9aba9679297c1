package io.labport.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SandboxControlTest {

  private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-03-01T10:00:00Z"));
  private final SkillableSandbox sandbox = SkillableSandbox.builder().clock(clock).start();
  private final SandboxControl control = sandbox.control();
  private final Caller api = new Caller(sandbox);

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void severalSandboxesRunSideBySide() throws Exception {
    try (SkillableSandbox other = SkillableSandbox.builder().apiKey("other").start()) {
      api.get("launch?labid=100&userid=u");

      assertThat(other.baseUrl()).isNotEqualTo(sandbox.baseUrl());
      assertThat(other.control().labs()).isEmpty();
      assertThat(control.labs()).hasSize(1);
    }
  }

  @Test
  void faultsQueueUpAndCanBeTakenBack() throws Exception {
    control.next("stats", 2, Fault.httpStatus(503));
    control.next("*", Fault.httpStatus(500));

    assertThat(api.raw("stats").statusCode()).isEqualTo(503);
    assertThat(api.raw("stats").statusCode()).isEqualTo(503);
    assertThat(api.raw("stats").statusCode()).isEqualTo(500);
    assertThat(api.raw("stats").statusCode()).isEqualTo(200);
    control.next("stats", Fault.httpStatus(503));
    control.clearFaults();
    assertThat(api.raw("stats").statusCode()).isEqualTo(200);
  }

  @Test
  void aSlowAnswerIsTheRightOneOnlyLater() throws Exception {
    control.next("launch", Fault.slow(Duration.ofMillis(150)));
    long before = System.nanoTime();

    JsonNode answer = api.get("launch?labid=100&userid=u");

    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));
    assertThat(answer.get("Result").asInt()).isEqualTo(1);
  }

  @Test
  void anErrorMayFollowTheAct() throws Exception {
    control.next("launch", Fault.httpStatus(504).afterActing());

    assertThat(api.raw("launch?labid=100&userid=u").statusCode()).isEqualTo(504);

    assertThat(control.labs()).hasSize(1);
  }

  @Test
  void theServiceCanGoAwayAndComeBackAtTheSameAddress() throws Exception {
    control.goAway();
    assertThatThrownBy(() -> api.raw("stats")).isInstanceOf(ConnectException.class);

    control.comeBack();
    assertThat(api.raw("stats").statusCode()).isEqualTo(200);
    control.becomeUnavailable();
    assertThat(api.raw("stats").statusCode()).isEqualTo(503);
    control.comeBack();
    assertThat(api.raw("stats").statusCode()).isEqualTo(200);
  }

  @Test
  void aHundredThousandResultsStreamOut() throws Exception {
    long first = control.startLabs(100_000, 100, "load-");
    control.completeLabs(first, 100_000, new BigDecimal("80"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + "/LatestResults?minutes=60"))
            .header("api_key", "sandbox-key")
            .build();

    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());

    assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
    int rows = 0;
    try (JsonParser json = new JsonFactory().createParser(answer.body())) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.FIELD_NAME && "LabInstanceId".equals(json.currentName())) {
          rows++;
        }
      }
    }
    assertThat(rows).isEqualTo(100_000);
    assertThat(control.lab(first + 99_999).userId()).isEqualTo("load-99999");
  }

  @Test
  void httpTurnsTheClockAndDrivesLabs() throws Exception {
    JsonNode lab = api.control("POST", "labs", "{\"profile\":101,\"user\":\"u\"}");
    String path = "labs/" + lab.get("id").asLong();

    api.control("POST", path + "/tick", "{\"task\":1}");
    api.control("POST", path + "/answer", "{\"question\":1,\"text\":\"443\"}");
    JsonNode submitted = api.control("POST", path + "/submit", "{}");
    assertThat(submitted.get("score").asInt()).isEqualTo(40);
    assertThat(submitted.get("state").asText()).isEqualTo("TEARING_DOWN");
    api.control("POST", path + "/score", "{\"raw\":54.5,\"max\":100,\"passing\":50}");
    api.control("POST", "clock/advance", "{\"by\":\"PT30S\"}");

    JsonNode after = api.control("GET", path, "");
    assertThat(after.get("state").asText()).isEqualTo("OFF");
    assertThat(after.get("score").decimalValue()).isEqualByComparingTo("54.5");
    assertThat(after.get("passed").asBoolean()).isTrue();
    assertThat(api.control("GET", "clock", "").get("now").asText())
        .isEqualTo("2026-03-01T10:00:30Z");
  }

  @Test
  void httpDrivesEveryStepOfALab() throws Exception {
    api.control("PATCH", "timings", "{\"building\":\"PT1M\",\"saving\":\"PT1M\"}");
    String path = "labs/" + start(103);

    assertThat(step(path, "finish-building", "{}").get("state").asText()).isEqualTo("RUNNING");
    step(path, "touch", "{}");
    assertThat(step(path, "save", "{}").get("state").asText()).isEqualTo("SAVING");
    assertThat(step(path, "finish-saving", "{}").get("state").asText()).isEqualTo("SAVED");
    assertThat(step(path, "submit-for-grading", "{}").get("completionStatus").asInt())
        .isEqualTo(50);
    assertThat(step(path, "start-grading", "{}").get("completionStatus").asInt()).isEqualTo(60);
    assertThat(step(path, "grade", "{\"raw\":70,\"passing\":60}").get("completionStatus").asInt())
        .isEqualTo(4);
    assertThat(step(path, "tear-down", "{}").get("state").asText()).isEqualTo("OFF");
    assertThat(step(path, "transfer", "{\"user\":\"v\"}").get("userId").asText()).isEqualTo("v");
    assertThat(
            step(path, "force-completion-status", "{\"code\":999}").get("completionStatus").asInt())
        .isEqualTo(999);
    step(path, "override-result-field", "{\"field\":\"IsExam\",\"value\":null}");
    assertThat(api.get("Result?labinstanceId=" + path.substring(5)).get("IsExam").isNull())
        .isTrue();
    assertThat(step("labs/" + start(100), "complete", "{}").get("completionStatus").asInt())
        .isEqualTo(4);
    assertThat(step("labs/" + start(100), "end", "{}").get("completionStatus").asInt())
        .isEqualTo(3);
    assertThat(step("labs/" + start(100), "fail", "{\"code\":20}").get("completionStatus").asInt())
        .isEqualTo(20);
  }

  @Test
  void httpOrdersFaultsAndReadsCounts() throws Exception {
    api.control(
        "POST",
        "faults",
        "{\"command\":\"launch\",\"times\":2,\"fault\":{\"kind\":\"HTTP_STATUS\",\"number\":429,"
            + "\"retryAfter\":\"PT5S\"}}");
    HttpResponse<String> refused = api.raw("launch?labid=100&userid=u");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("5");
    api.control("DELETE", "faults", "");
    api.control(
        "POST",
        "faults",
        "{\"command\":\"launch\",\"fault\":{\"kind\":\"SLOW\",\"delay\":\"PT0.01S\"}}");
    assertThat(api.get("launch?labid=100&userid=u").get("Result").asInt()).isEqualTo(1);

    assertThat(api.control("GET", "calls", "").get("launch").asInt()).isEqualTo(2);
    JsonNode request = api.control("GET", "requests", "").get(0);
    assertThat(request.get("rawQuery").asText()).isEqualTo("labid=100&userid=u");
    assertThat(request.toString()).doesNotContain("sandbox-key");
    api.control("DELETE", "requests", "");
    assertThat(api.control("GET", "calls", "")).isEmpty();
  }

  @Test
  void httpChangesSettingsProfilesAndBulk() throws Exception {
    JsonNode limits = api.control("PATCH", "limits", "{\"defaultActive\":3}");
    assertThat(limits.get("ceilingActive").asInt()).isEqualTo(5);
    assertThat(control.limits().defaultActive()).isEqualTo(3);
    api.control("PATCH", "shapes", "{\"latestResults\":\"STARTED_OR_ENDED\"}");
    assertThat(control.shapes().latestResults()).isEqualTo(LatestResultsReading.STARTED_OR_ENDED);
    api.control(
        "POST",
        "profiles",
        "{\"id\":300,\"name\":\"Sent in\",\"tasks\":[{\"title\":\"Do it\",\"points\":5}]}");
    assertThat(api.get("labprofile?id=300").get("Name").asText()).isEqualTo("Sent in");
    JsonNode started =
        api.control("POST", "bulk/start", "{\"count\":10,\"profile\":300,\"userPrefix\":\"b\"}");
    api.control(
        "POST",
        "bulk/complete",
        "{\"firstId\":" + started.get("firstId").asLong() + ",\"count\":5,\"score\":60}");
    assertThat(control.labs().stream().filter(lab -> lab.end() != null)).hasSize(5);
    JsonNode foreign =
        api.control("POST", "labs", "{\"profile\":100,\"user\":\"x\",\"foreign\":true}");
    assertThat(foreign.get("foreign").asBoolean()).isTrue();
  }

  @Test
  void httpPlaysAwayButKeepsTheControls() throws Exception {
    api.control("POST", "away", "{\"mode\":\"503\"}");
    assertThat(api.raw("stats").statusCode()).isEqualTo(503);

    api.control("DELETE", "away", "");
    assertThat(api.raw("stats").statusCode()).isEqualTo(200);
  }

  @Test
  void httpComplainsAboutWhatItCannotDo() throws Exception {
    assertThat(problem("POST", "labs/1/submit", "{}", "application/json"))
        .isEqualTo("400 {\"error\":\"there is no lab instance 1\"}");
    assertThat(problem("POST", "nothing", "{}", "application/json")).startsWith("404 ");
    assertThat(problem("POST", "labs", "{", "application/json")).startsWith("400 ");
    assertThat(problem("POST", "labs", "{}", "text/plain"))
        .isEqualTo("415 {\"error\":\"send Content-Type: application/json\"}");
    assertThat(problem("POST", "clock/advance", "{\"by\":\"soon\"}", "application/json"))
        .startsWith("400 ");
    assertThat(problem("POST", "clock/advance", "{\"by\":\"PT-1S\"}", "application/json"))
        .isEqualTo("400 {\"error\":\"the sandbox clock only moves forward, not by PT-1S\"}");
  }

  private String problem(String method, String path, String body, String type) throws Exception {
    HttpResponse<String> answer =
        api.send(
            HttpRequest.newBuilder(URI.create(sandbox.origin() + "/control/" + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    return answer.statusCode() + " " + answer.body();
  }

  private long start(int profile) throws Exception {
    return api.control("POST", "labs", "{\"profile\":" + profile + ",\"user\":\"u\"}")
        .get("id")
        .asLong();
  }

  private JsonNode step(String path, String action, String arguments) throws Exception {
    return api.control("POST", path + "/" + action, arguments);
  }
}
