package io.labport.adapter.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.adapter.scorm.packaging.PackageWish;
import io.labport.adapter.scorm.packaging.PackagedDispatches;
import io.labport.adapter.scorm.packaging.ScormPackages;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.Await;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import io.labport.examples.sandbox.Fault;
import io.labport.examples.sandbox.SandboxClock;
import io.labport.examples.sandbox.SkillableSandbox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A whole Labport between the sandbox and a package, whose key the package itself brings. */
class JourneyTest {
  private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");
  private static final String LMS = "https://lms.example.edu";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final SkillableSandbox sandbox =
      SkillableSandbox.builder().clock(SandboxClock.standingAt(START)).start();
  private final TestClock clock = new TestClock(START);
  private final TestDatabase database = TestDatabases.h2();
  private Labport labport;
  private String calls;
  private String token = "";

  @AfterEach
  void close() {
    labport.close();
    database.close();
    sandbox.close();
  }

  private void start(String labHosts) throws IOException {
    labport =
        Labport.builder()
            .config(
                ConfigSource.of(
                    Map.of(
                        "skillable.base-url",
                        sandbox.baseUrl().toString(),
                        "skillable.api-key",
                        "sandbox-key",
                        "web.public-url",
                        "https://labs.example.com",
                        "secrets.keyset",
                        Labport.newKeyset(),
                        "adapters.scorm.lab-hosts",
                        labHosts)))
            .storage(Storages.jdbc(database.newPool()))
            .clock(clock)
            .adapters(new ScormAdapter())
            .start();
    begin();
  }

  /** As the SCO does it, up to where the LMS has stored the secret. */
  private void begin() throws IOException {
    String dispatch =
        labport
            .offered(ScormDispatches.class)
            .create(Map.of("title", "Networks", "labs", List.of(Map.of("lab", 101))))
            .dispatch()
            .id();
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    labport.offered(ScormPackages.class).write(dispatch, PackageWish.USUAL, zip);
    String script =
        new String(
            PackagedDispatches.unzipped(zip.toByteArray()).get("launcher-config.js"),
            StandardCharsets.UTF_8);
    JsonNode config =
        JSON.readTree(script.substring(script.indexOf('{'), script.lastIndexOf('}') + 1));
    calls = "/scorm/v1/d/" + dispatch;
    assertThat(config.path("server").asText() + "/v1/d/" + config.path("dispatch").asText())
        .isEqualTo("https://labs.example.com" + calls);
    token = json(post("/sessions", wish(config.path("key").asText()))).path("token").asText();
    assertThat(post("/sessions/stored", "{}").status()).isLessThan(300);
  }

  private static String wish(String key) {
    return """
        {"key":"%s","generation":1,"lab":"1","dialect":"1.2","learner":{"id":"ada"},
         "lms":{"entry":"ab-initio","mode":"normal","status":"not attempted"},
         "continuity":null,"languages":["en"],"nonce":"n"}
        """
        .formatted(key);
  }

  private WebResponse post(String path, String body) {
    return call("POST", path, "application/json", body);
  }

  private WebResponse call(String method, String path, String type, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("origin", List.of(LMS));
    headers.put("content-type", List.of(type));
    if (!token.isEmpty()) {
      headers.put("authorization", List.of("Bearer " + token));
    }
    return labport.serve(
        new IncomingRequest(
            method,
            calls + path,
            "",
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            Map.of(),
            InetAddress.getLoopbackAddress()));
  }

  private static JsonNode json(WebResponse response) throws IOException {
    return JSON.readTree(response.body());
  }

  private JsonNode status() {
    try {
      return json(call("GET", "/sessions/status", "application/json", ""));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks no oftener than a session may. */
  private boolean says(String message) {
    clock.advance(Duration.ofSeconds(6));
    return status().path("message").asText().equals(message);
  }

  private WebResponse click(String wish) throws IOException {
    String ticket =
        json(post("/sessions/ticket", "{\"idempotencyKey\":\"" + wish + "\",\"startNew\":false}"))
            .path("ticket")
            .asText();
    return call("POST", "/launch", "application/x-www-form-urlencoded", "ticket=" + ticket);
  }

  private static String policy(WebResponse response) {
    return String.join(";", response.headers().get("Content-Security-Policy"));
  }

  @Test
  void aLabOnAnAllowedHostIsOpenedOnceHoweverOftenTheLearnerClicks() throws IOException {
    start("127.0.0.1");

    assertThat(click("one").status()).isEqualTo(303);
    assertThat(click("two").headers().get("Location").get(0)).startsWith(sandbox.origin());
    assertThat(sandbox.control().calls("launch")).isEqualTo(1);
    assertThat(status().path("message").asText()).isEqualTo("running");
  }

  @Test
  void aLabOnAnotherHostIsRefusedWithAPageThatDoesNotNameIt() throws IOException {
    start("labondemand.com");
    WebResponse page = click("one");

    assertThat(page.status()).isEqualTo(409);
    assertThat(page.headers()).doesNotContainKey("Location");
    assertThat(new String(page.body(), StandardCharsets.UTF_8))
        .contains("<p id=\"message\"")
        .doesNotContain("127.0.0.1");
    assertThat(policy(page)).contains("frame-ancestors 'none'");
  }

  @Test
  void aLaunchThatSkillableRefusesIsSaidInTheScoAndTheNextClickStartsTheLab() throws IOException {
    start("127.0.0.1");
    sandbox.control().next("launch", Fault.resultCode(110));

    assertThat(click("one").status()).isEqualTo(409);
    Await.until("the reason", () -> says("launch-review"));
    assertThat(status().path("phase").asText()).isEqualTo("NONE");
    assertThat(click("two").status()).isEqualTo(303);
    assertThat(status().path("message").asText()).isEqualTo("running");
  }
}
