package io.labport.examples.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** API consumer webhooks, as the vendor's documentation of their configuration describes them. */
final class WebhooksTest {

  private final SandboxClock clock = SandboxClock.standingAt(Instant.parse("2026-03-01T10:00:00Z"));
  private final SkillableSandbox sandbox =
      SkillableSandbox.builder().clock(clock).webhookRetryUnit(Duration.ofMillis(5)).start();
  private final SandboxControl control = sandbox.control();
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private HttpServer receiver;
  private String address;

  private record Received(String path, String secret, String body) {}

  @BeforeEach
  void listen() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(
              new Received(
                  exchange.getRequestURI().getPath(),
                  exchange.getRequestHeaders().getFirst("X-Secret"),
                  body));
          exchange.sendResponseHeaders(failures.getAndDecrement() > 0 ? 500 : 204, -1);
          exchange.close();
        });
    receiver.start();
    address = "http://127.0.0.1:" + receiver.getAddress().getPort();
  }

  @AfterEach
  void close() {
    receiver.stop(0);
    sandbox.close();
  }

  @Test
  void aScoredLabIsToldWithItsDetailsAndHeaders() throws Exception {
    control.addWebhook(
        WebhookTarget.post(
            address + "/scored/{id}", Map.of("X-Secret", "s"), Set.of(WebhookEvent.SCORED)));
    long id = control.startLab(101, "555").id();
    control.touch(id);
    control.score(id, new BigDecimal("54.5"), 100, 70, false);

    Received call = next();

    assertThat(call.path()).isEqualTo("/scored/" + id);
    assertThat(call.secret()).isEqualTo("s");
    JsonNode body = new ObjectMapper().readTree(call.body());
    assertThat(MainCommandsTest.shape(body))
        .containsExactly(
            "Id INT",
            "UserId INT",
            "UserExternalId STRING",
            "UserFirstName STRING",
            "UserLastName STRING",
            "LabProfileId INT",
            "LabProfileName STRING",
            "LabProfileNumber STRING",
            "LabSeriesId INT",
            "LabSeriesName STRING",
            "ClassId NULL",
            "ClassExternalId NULL",
            "ClassName NULL",
            "Start INT",
            "End NULL",
            "Expires INT",
            "LastActivity INT",
            "LastSave NULL",
            "State INT",
            "CompletionStatus INT",
            "CustomData NULL",
            "ExamPassed BOOLEAN",
            "ExamScore FLOAT",
            "ExamMaxPossibleScore INT",
            "ExamPassingScore INT");
    assertThat(body.get("UserExternalId").asText()).isEqualTo("555");
    assertThat(body.get("State").asInt()).isEqualTo(20);
  }

  @Test
  void aLifeCycleActionCarriesItsOwnFields() throws Exception {
    control.addWebhook(
        WebhookTarget.post(address + "/{id}", Map.of(), Set.of(WebhookEvent.SAVED))
            .withBody(WebhookBody.LIFE_CYCLE_DATA));
    long id =
        new Caller(sandbox)
            .get("launch?labid=100&userid=555&tag=run-1")
            .get("LabInstanceId")
            .asLong();
    control.save(id);

    JsonNode body = new ObjectMapper().readTree(next().body());

    assertThat(MainCommandsTest.shape(body))
        .containsExactly(
            "labProfileId INT",
            "labInstanceId INT",
            "globalLabInstanceId STRING",
            "userId INT",
            "userExternalId STRING",
            "email NULL",
            "firstName STRING",
            "lastName STRING",
            "tag STRING");
    assertThat(body.get("userExternalId").asText()).isEqualTo("555");
  }

  @Test
  void aWebhookMayEndTheLabItCouldNotReport() throws Exception {
    failures.set(100);
    WebhookTarget harsh =
        new WebhookTarget(
            "POST",
            address + "/{id}",
            Map.of(),
            Set.of(WebhookEvent.POST_BUILD),
            WebhookBody.NONE,
            0,
            Duration.ofSeconds(5),
            Duration.ZERO,
            true);
    control.addWebhook(harsh);

    long id = control.startLab(100, "u").id();

    deliveries(1);
    Instant limit = Instant.now().plusSeconds(10);
    while (control.lab(id).end() == null && Instant.now().isBefore(limit)) {
      Thread.onSpinWait();
    }
    assertThat(control.lab(id).completionStatus()).isEqualTo(3);
  }

  @Test
  void everyStepOfALabIsAnEvent() throws Exception {
    control.addWebhook(
        WebhookTarget.post(address + "/{id}", Map.of(), Set.of(WebhookEvent.values())));
    long id = control.startLab(100, "u").id();
    control.save(id);
    control.transfer(id, "v");
    control.tearDown(id);

    for (int i = 0; i < 8; i++) {
      next();
    }
    assertThat(deliveries(8))
        .extracting(WebhookDelivery::event)
        .containsExactlyInAnyOrder(
            WebhookEvent.PRE_BUILD,
            WebhookEvent.POST_BUILD,
            WebhookEvent.FIRST_DISPLAYABLE,
            WebhookEvent.SAVING,
            WebhookEvent.SAVED,
            WebhookEvent.TRANSFER_TO_USER,
            WebhookEvent.TEARING_DOWN,
            WebhookEvent.TORN_DOWN);
  }

  @Test
  void aFailedCallIsRetriedUntilItSucceeds() throws Exception {
    failures.set(2);
    control.addWebhook(
        WebhookTarget.post(address + "/{id}", Map.of(), Set.of(WebhookEvent.TORN_DOWN)));
    control.tearDown(control.startLab(100, "u").id());

    assertThat(deliveries(3))
        .extracting(WebhookDelivery::httpStatus)
        .containsExactly(500, 500, 204);
    assertThat(control.webhookDeliveries())
        .extracting(WebhookDelivery::attempt)
        .containsExactly(1, 2, 3);
  }

  @Test
  void afterTheLastRetryTheErrorStandsInDetails() throws Exception {
    failures.set(100);
    control.addWebhook(WebhookTarget.post(address + "/{id}", Map.of(), Set.of(WebhookEvent.SAVED)));
    long id = control.startLab(100, "u").id();
    control.save(id);

    assertThat(deliveries(6)).hasSize(6);
    Caller api = new Caller(sandbox);
    Instant limit = Instant.now().plusSeconds(10);
    JsonNode errors = api.get("details?labinstanceid=" + id).get("Errors");
    while (errors.isEmpty() && Instant.now().isBefore(limit)) {
      errors = api.get("details?labinstanceid=" + id).get("Errors");
    }
    assertThat(errors.at("/0/Message").asText()).isEqualTo("Webhook SAVED failed: HTTP 500");
  }

  @Test
  void httpAddsAndSendsWebhooks() throws Exception {
    Caller api = new Caller(sandbox);
    api.control(
        "POST",
        "webhooks",
        "{\"url\":\""
            + address
            + "/by-http\",\"method\":\"PUT\",\"body\":\"NONE\","
            + "\"events\":[\"SCORED\"],\"headers\":{\"X-Secret\":\"t\"}}");
    long id = control.startLab(100, "u").id();

    api.control("POST", "webhooks/send", "{\"event\":\"SCORED\",\"lab\":" + id + "}");

    assertThat(next()).isEqualTo(new Received("/by-http", "t", ""));
    deliveries(1);
    assertThat(api.control("GET", "webhooks/deliveries", "").get(0).get("httpStatus").asInt())
        .isEqualTo(204);
    assertThat(api.control("DELETE", "webhooks", "")).isEmpty();
  }

  private Received next() throws InterruptedException {
    Received call = received.poll(10, TimeUnit.SECONDS);
    assertThat(call).as("a webhook within ten seconds").isNotNull();
    return call;
  }

  private List<WebhookDelivery> deliveries(int number) {
    Instant limit = Instant.now().plusSeconds(10);
    while (control.webhookDeliveries().size() < number && Instant.now().isBefore(limit)) {
      Thread.onSpinWait();
    }
    return control.webhookDeliveries();
  }
}
