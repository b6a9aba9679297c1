package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.adapter.scorm.packaging.PackageWish;
import io.labport.adapter.scorm.packaging.ScormPackages;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import io.labport.examples.sandbox.SkillableSandbox;
import io.labport.examples.server.Server;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A large class comes through one address at the same moment, to a server as people run it. */
class CapTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LMS = "https://lms.example.edu";
  private static final String ADMIN = "only-administrators-know-this";
  private static final int LEARNERS = 200;
  private static final int CAP = 100;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path data;

  @ParameterizedTest
  @ValueSource(strings = {"H2", "PostgreSQL"})
  void ofTwoHundredFirstLaunchesAtOnceACapLetsExactlyAHundredIn(String database) throws Exception {
    if (database.equals("H2")) {
      run(Map.of());
      return;
    }
    try (TestDatabase postgres = TestDatabases.postgres()) {
      run(
          Map.of(
              "server.database-url", postgres.url(),
              "server.database-user", postgres.user(),
              "secrets.keyset", Labport.newKeyset()));
    }
  }

  private void run(Map<String, String> where) throws Exception {
    try (SkillableSandbox sandbox = SkillableSandbox.builder().start();
        Server server = Server.start(ConfigSource.of(config(sandbox, where)), Clock.systemUTC())) {
      Door door = issue(server);

      List<HttpResponse<String>> answers = allAtOnce(door);

      List<HttpResponse<String>> admitted = withStatus(answers, 201);
      List<HttpResponse<String>> refused = withStatus(answers, 403);
      assertThat(admitted).hasSize(CAP);
      assertThat(refused)
          .hasSize(LEARNERS - CAP)
          .allSatisfy(
              each -> assertThat(json(each).path("code").asText()).isEqualTo("CAP_REACHED"));
      assertThat(
              admitted.stream()
                  .map(each -> json(each).path("registration").path("id").asText())
                  .distinct())
          .hasSize(CAP);
      ScormDispatches dispatches = server.labport().offered(ScormDispatches.class);
      assertThat(dispatches.registered(door.dispatch())).isEqualTo(CAP);
      assertThat(dispatches.registrations(door.dispatch(), false, Optional.empty(), 1000))
          .hasSize(CAP);
      eachWarningIsThereOnce(server, door);
      afterwardsEverybodyIsWhoTheyWere(door, answers);
    }
  }

  private Map<String, String> config(SkillableSandbox sandbox, Map<String, String> where) {
    Map<String, String> config = new HashMap<>(where);
    config.put("server.host", "127.0.0.1");
    config.put("server.port", "0");
    config.put("server.data-directory", data.toString());
    config.put("web.public-url", "http://127.0.0.1:8080");
    config.put("admin.token", ADMIN);
    config.put("skillable.base-url", sandbox.baseUrl().toString());
    config.put("skillable.api-key", "sandbox-key");
    return config;
  }

  /** What a package knows. */
  private record Door(URI server, String dispatch, String key) {
    URI sessions() {
      return server.resolve("/scorm/v1/d/" + dispatch + "/sessions");
    }
  }

  private static Door issue(Server server) throws IOException {
    String dispatch =
        server
            .labport()
            .offered(ScormDispatches.class)
            .create(
                Map.of(
                    "title", "A large class",
                    "labs", List.of(Map.of("lab", 101)),
                    "access", Map.of("origins", List.of(LMS)),
                    "limits", Map.of("registrations", CAP)))
            .dispatch()
            .id();
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    server.labport().offered(ScormPackages.class).write(dispatch, PackageWish.USUAL, zip);
    return new Door(server.address(), dispatch, keyIn(zip.toByteArray()));
  }

  private static String keyIn(byte[] zip) throws IOException {
    try (ZipInputStream files = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
        if (file.getName().equals("launcher-config.js")) {
          String script = new String(files.readAllBytes(), StandardCharsets.UTF_8);
          return JSON.readTree(script.substring(script.indexOf('{'))).path("key").asText();
        }
      }
    }
    throw new AssertionError("the package has no configuration");
  }

  private List<HttpResponse<String>> allAtOnce(Door door) throws Exception {
    ExecutorService learners = Executors.newFixedThreadPool(LEARNERS);
    CountDownLatch ready = new CountDownLatch(LEARNERS);
    try {
      List<Future<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < LEARNERS; i++) {
        HttpRequest request = begin(door, "learner " + i, null);
        calls.add(
            learners.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return http.send(request, BodyHandlers.ofString());
                }));
      }
      List<HttpResponse<String>> answers = new ArrayList<>();
      for (Future<HttpResponse<String>> call : calls) {
        answers.add(call.get(60, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      learners.shutdownNow();
    }
  }

  private static HttpRequest begin(Door door, String learner, @Nullable String continuity) {
    ObjectNode wish = JSON.createObjectNode();
    wish.put("key", door.key()).put("generation", 1).put("lab", "1").put("dialect", "1.2");
    wish.putObject("learner").put("id", learner);
    wish.putObject("lms").put("entry", "ab-initio").put("status", "not attempted");
    wish.put("continuity", continuity).putArray("languages").add("en");
    wish.put("nonce", learner);
    return HttpRequest.newBuilder(door.sessions())
        .header("Origin", LMS)
        .header("Content-Type", "application/json")
        .timeout(Duration.ofSeconds(60))
        .POST(BodyPublishers.ofString(wish.toString()))
        .build();
  }

  private static List<HttpResponse<String>> withStatus(
      List<HttpResponse<String>> answers, int status) {
    return answers.stream().filter(each -> each.statusCode() == status).toList();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError("no JSON", e);
    }
  }

  private void eachWarningIsThereOnce(Server server, Door door) {
    HttpRequest events =
        HttpRequest.newBuilder(
                server.address().resolve("/admin/scorm/events?dispatch=" + door.dispatch()))
            .header("Authorization", "Bearer " + ADMIN)
            .build();
    await("the warnings")
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        json(http.send(events, BodyHandlers.ofString()))
                            .path("events")
                            .valueStream()
                            .filter(each -> each.path("kind").asText().startsWith("cap-"))
                            .map(each -> each.path("kind").asText() + " " + each.path("count")))
                    .containsExactlyInAnyOrder(
                        "cap-warning-90 1", "cap-warning-95 1", "cap-reached 1"));
  }

  /** Those who are in stay in, and those who are not stay out. */
  private void afterwardsEverybodyIsWhoTheyWere(Door door, List<HttpResponse<String>> first)
      throws Exception {
    for (int i = 0; i < 10; i++) {
      boolean in = first.get(i).statusCode() == 201;
      String kept = in ? json(first.get(i)).path("suspendData").asText() : null;

      HttpResponse<String> again =
          http.send(begin(door, "learner " + i, kept), BodyHandlers.ofString());

      assertThat(again.statusCode()).isEqualTo(in ? 201 : 403);
      assertThat(json(again).path("registration").path("proven").asBoolean()).isEqualTo(in);
    }
  }
}
