package io.labport.examples.certification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Does what Labport's script does at a platform that keeps values. */
final class LabportStorage implements StorageDriver {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public Kept keep(Answer loginPage) throws JsonProcessingException {
    JsonNode task = task(loginPage);
    Map<String, String> values = new LinkedHashMap<>();
    for (JsonNode entry : task.path("put")) {
      values.put(entry.path("key").asText(), entry.path("value").asText());
    }
    return new Kept(values, URI.create(task.path("next").asText()));
  }

  @Override
  public HttpRequest.Builder confirmation(Answer launchPage, Map<String, String> read)
      throws JsonProcessingException {
    JsonNode task = task(launchPage);
    ObjectNode body = JSON.createObjectNode().put("ticket", task.path("ticket").asText());
    for (String name : new String[] {"state", "nonce"}) {
      body.put(name, read.get(task.path("read").path(name).asText()));
    }
    return HttpRequest.newBuilder(URI.create(task.path("confirm").asText()))
        .header("Content-Type", "application/json")
        .header("X-LTI-Confirm", "1")
        .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
  }

  @Override
  public Answer goOn(Browser browser, Answer launchPage, Answer confirmed) throws IOException {
    String token = JSON.readTree(confirmed.body()).path("token").asText();
    Document page = Jsoup.parse(launchPage.body(), launchPage.from().toString());
    URI next = URI.create(page.expectForm("form#continue").absUrl("action"));
    return browser.send(
        HttpRequest.newBuilder(next)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", next.getScheme() + "://" + next.getRawAuthority())
            .POST(HttpRequest.BodyPublishers.ofString(Browser.encoded(Map.of("token", token)))));
  }

  private static JsonNode task(Answer page) throws JsonProcessingException {
    Document document = Jsoup.parse(page.body());
    return JSON.readTree(document.expectFirst("script#task").data());
  }
}
