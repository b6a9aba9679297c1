package io.labport.examples.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.labport.examples.lms.Presentation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody with an account of their own at the LMS, a program that says of itself what it likes, and
 * a page that others visit.
 */
final class Attacker implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A launch that waits for its confirmation, and all that confirms it. */
  record Loot(String ticket, String state, String nonce) {
    String json() {
      ObjectNode all = JSON.createObjectNode();
      return all.put("ticket", ticket).put("state", state).put("nonce", nonce).toString();
    }
  }

  private final DemoWorld world;
  private final String tool;
  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpServer pages;
  private volatile String page = "";

  Attacker(DemoWorld world) {
    this.world = world;
    this.tool = world.tool().toString().replaceAll("/$", "");
    try {
      pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pages.createContext(
        "/",
        exchange -> {
          byte[] body = page.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    pages.start();
  }

  Loot launchAs(String user) throws Exception {
    URI login =
        URI.create(
            get(world.lms().launchUrl(DemoWorld.LINK, user, Presentation.FRAME))
                .headers()
                .firstValue("Location")
                .orElseThrow());
    JsonNode put = task(get(login).body());
    String answer = get(URI.create(put.path("next").asText())).body();
    String form = "id_token=" + field(answer, "id_token") + "&state=" + field(answer, "state");
    JsonNode read = task(post("/lti/launch", form, "application/x-www-form-urlencoded").body());
    return new Loot(
        read.path("ticket").asText(),
        put.path("put").path(0).path("value").asText(),
        put.path("put").path(1).path("value").asText());
  }

  String confirm(Loot loot) throws Exception {
    JsonNode answer = JSON.readTree(post("/lti/launch/confirm", loot.json(), "application/json").body());
    return answer.path("token").asText();
  }

  String continueByProgram(String token) throws Exception {
    return post("/lti/launch/continue", "token=" + token, "application/x-www-form-urlencoded").body();
  }

  URI pageThatFetches(Loot loot) {
    return page(
        "<p id=outcome></p><script>fetch('"
            + tool
            + "/lti/launch/confirm', {method: 'POST', body: '"
            + loot.json()
            + "', headers: {'Content-Type': 'application/json', 'X-LTI-Confirm': '1'}})"
            + ".then(() => 'answered', () => 'blocked')"
            + ".then((text) => { document.getElementById('outcome').textContent = text; });"
            + "</script>");
  }

  /** A form: of a plain text without a name, or with a token. */
  URI pageThatPosts(String path, String type, String content) {
    String field =
        type.isEmpty()
            ? "<input name=token value='" + content + "'>"
            : "<input name='" + content.replace("}", ",\"x\":\"") + "' value='\"}'>";
    return page(
        "<form method=post action='"
            + tool
            + path
            + "' enctype='"
            + type
            + "'>"
            + field
            + "</form><script>document.forms[0].submit();</script>");
  }

  private URI page(String html) {
    page = "<!doctype html><title>Prizes</title>" + html;
    return URI.create("http://localhost:" + pages.getAddress().getPort() + "/");
  }

  private HttpResponse<String> get(URI address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body, String type) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(tool + path))
            .header("Content-Type", type)
            .header("Origin", tool)
            .header("X-LTI-Confirm", "1")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode task(String page) throws IOException {
    Matcher block =
        Pattern.compile("id=\"task\">(.*?)</script>", Pattern.DOTALL).matcher(page);
    if (!block.find()) {
      throw new IllegalStateException("no task in " + page);
    }
    return JSON.readTree(block.group(1));
  }

  private static String field(String page, String name) {
    Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    if (!field.find()) {
      throw new IllegalStateException("no " + name + " in " + page);
    }
    return URLEncoder.encode(field.group(1), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    pages.stop(0);
  }
}
