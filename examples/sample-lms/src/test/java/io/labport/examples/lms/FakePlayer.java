package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** What the player's scripts send, without a browser. */
final class FakePlayer {

  private final FakeTool browser;
  private final String base;
  private final JsonNode begun;
  private long sequence;

  private FakePlayer(FakeTool browser, String base, JsonNode begun) {
    this.browser = browser;
    this.base = base;
    this.begun = begun;
  }

  static FakePlayer open(FakeTool browser, SampleLms lms, String activity, String learner)
      throws Exception {
    return open(browser, lms, activity, learner, "");
  }

  static FakePlayer open(
      FakeTool browser, SampleLms lms, String activity, String learner, String query)
      throws Exception {
    String base = lms.baseUrl() + "/scorm/" + activity;
    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(URI.create(base + "/sessions?as=" + learner + query))
                .POST(HttpRequest.BodyPublishers.noBody()));
    return new FakePlayer(browser, base, Json.parseObject(answer.body()).orElseThrow());
  }

  JsonNode begun() {
    return begun;
  }

  /** A value that the data model begins with; empty if there is none. */
  String value(String element) {
    return begun.path("values").path(element).asText();
  }

  FakePlayer initialize() throws Exception {
    send("initialize", "", Map.of());
    return this;
  }

  HttpResponse<String> commit(Map<String, String> values) throws Exception {
    return send("commit", "", values);
  }

  HttpResponse<String> terminate(Map<String, String> values) throws Exception {
    return send("terminate", "", values);
  }

  HttpResponse<String> send(String kind, String navigation, Map<String, String> values)
      throws Exception {
    return send(++sequence, kind, navigation, values);
  }

  HttpResponse<String> send(long number, String kind, String navigation, Map<String, String> values)
      throws Exception {
    ObjectNode body =
        Json.object()
            .put("session", begun.path("session").asText())
            .put("sequence", number)
            .put("kind", kind)
            .put("navigation", navigation);
    values.forEach(body.putObject("values")::put);
    ObjectNode call =
        body.putArray("calls")
            .addObject()
            .put("function", "LMSSetValue")
            .put("result", "true")
            .put("error", "0");
    call.putArray("arguments").add("cmi.core.exit").add(kind);
    return browser.send(
        HttpRequest.newBuilder(URI.create(base + "/commits"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body))));
  }
}
