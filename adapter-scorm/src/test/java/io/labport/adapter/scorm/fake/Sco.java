package io.labport.adapter.scorm.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.tracking.AckEndpoint;
import io.labport.adapter.scorm.tracking.EndEndpoint;
import io.labport.adapter.scorm.tracking.LaunchEndpoint;
import io.labport.adapter.scorm.tracking.SessionsEndpoint;
import io.labport.adapter.scorm.tracking.StatusEndpoint;
import io.labport.adapter.scorm.tracking.StoredEndpoint;
import io.labport.adapter.scorm.tracking.TicketEndpoint;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A SCO in an LMS that keeps what it is given, as long as the test lets it. */
public final class Sco {
  private static final ObjectMapper JSON = new ObjectMapper();

  public String dispatch;
  public String key;
  public int generation = 1;
  public String slot = "1";
  public String learner = "ada";
  public Optional<String> origin = Optional.of(World.LMS);
  public Optional<String> suspendData = Optional.empty();
  public final Map<String, String> lms = new HashMap<>();
  public String token = "";

  private final World world;
  private int wishes;

  Sco(World world, String dispatch, String key) {
    this.world = world;
    this.dispatch = dispatch;
    this.key = key;
    lms.put("entry", "ab-initio");
    lms.put("status", "not attempted");
  }

  /** Begins, and has the LMS keep what comes. */
  public JsonNode open() {
    JsonNode session = json(begin());
    token = session.path("token").asText();
    suspendData = Optional.of(session.path("suspendData").asText());
    lms.put("status", lms.get("status").equals("not attempted") ? "incomplete" : lms.get("status"));
    stored();
    return session;
  }

  public WebResponse begin() {
    return call(SessionsEndpoint.class, "POST", wish().toString());
  }

  /** The body of the wish for a session. */
  public ObjectNode wish() {
    ObjectNode body = JSON.createObjectNode();
    body.put("key", key).put("generation", generation).put("lab", slot).put("dialect", "1.2");
    body.putObject("learner").put("id", learner).put("name", "Lovelace, Ada");
    body.set("lms", JSON.<ObjectNode>valueToTree(lms));
    body.put("continuity", suspendData.orElse(null));
    body.putArray("languages").add("de-DE").add("en");
    return body.put("nonce", "n-1");
  }

  public JsonNode status() {
    return json(call(StatusEndpoint.class, "GET", ""));
  }

  public WebResponse stored() {
    return call(StoredEndpoint.class, "POST", "{}");
  }

  public WebResponse ticket(String wish, boolean startNew) {
    return call(
        TicketEndpoint.class,
        "POST",
        JSON.createObjectNode().put("idempotencyKey", wish).put("startNew", startNew).toString());
  }

  /** A ticket for a new wish. */
  public String ticket(boolean startNew) {
    wishes++;
    return json(ticket("w-" + wishes, startNew)).path("ticket").asText();
  }

  public WebResponse launch(String ticket) {
    return call(
        LaunchEndpoint.class, "POST", new byte[0], Map.of("ticket", List.of(ticket)), origin);
  }

  /** The click on the button, whatever it is for. */
  public WebResponse click() {
    return launch(ticket(false));
  }

  public JsonNode ack(int revision, String stage, boolean ok) {
    return json(
        call(
            AckEndpoint.class,
            "POST",
            JSON.createObjectNode()
                .put("revision", revision)
                .put("stage", stage)
                .put("ok", ok)
                .put("lastError", "0")
                .toString()));
  }

  /** Writes the report to the LMS, as it says, and tells. */
  public JsonNode carry(JsonNode status) {
    JsonNode report = status.path("report");
    report
        .path("set")
        .forEach(
            each -> {
              if (each.path(0).asText().equals("cmi.core.lesson_status")) {
                lms.put("status", each.path(1).asText());
              }
              if (each.path(0).asText().equals("cmi.core.score.raw")) {
                lms.put("scoreRaw", each.path(1).asText());
              }
            });
    return ack(report.path("revision").asInt(), "commit", true);
  }

  public WebResponse end() {
    return call(EndEndpoint.class, "POST", "{\"seconds\":30}");
  }

  /** The value that a report sets. */
  public static String value(JsonNode status, String element) {
    for (JsonNode each : status.path("report").path("set")) {
      if (each.path(0).asText().equals(element)) {
        return each.path(1).asText();
      }
    }
    return "";
  }

  public WebResponse call(Class<? extends WebHandler> endpoint, String method, String body) {
    return call(endpoint, method, body.getBytes(StandardCharsets.UTF_8), Map.of(), origin);
  }

  public WebResponse call(
      Class<? extends WebHandler> endpoint,
      String method,
      byte[] body,
      Map<String, List<String>> form,
      Optional<String> from) {
    Map<String, List<String>> headers = new HashMap<>();
    from.ifPresent(each -> headers.put("origin", List.of(each)));
    if (!token.isEmpty()) {
      headers.put("authorization", List.of("Bearer " + token));
    }
    try {
      return world
          .get(endpoint)
          .handle(
              new WebRequest(
                  method,
                  "/v1/d/" + dispatch,
                  Map.of("dispatch", dispatch),
                  Map.of(),
                  headers,
                  Map.of(),
                  body,
                  form,
                  InetAddress.getLoopbackAddress()));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public static JsonNode json(WebResponse response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
