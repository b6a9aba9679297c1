package io.labport.examples.certification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A tool as careless people write it: it never looks at signature, algorithm, nonce, state, issuer
 * and audience, shows stack traces and tokens, fetches whatever a token names, follows foreign
 * targets and asks for the key set at every launch.
 */
final class BrokenTool implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpServer server;
  private final KitPlatform platform;

  BrokenTool(KitPlatform platform) throws IOException {
    this.platform = platform;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/login", this::login);
    server.createContext("/launch", this::launch);
    server.start();
  }

  Target target() {
    return Target.of(
        at("/login"), at("/launch"), at("/launch"), at("/keys"), "broken", "testdeploy");
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void login(HttpExchange exchange) throws IOException {
    Map<String, String> asked = fields(exchange);
    Map<String, String> request = new LinkedHashMap<>();
    request.put("scope", "openid");
    request.put("response_type", "id_token");
    request.put("response_mode", "form_post");
    request.put("prompt", "none");
    request.put("client_id", "broken");
    request.put("redirect_uri", at("/launch").toString());
    request.put("login_hint", asked.getOrDefault("login_hint", ""));
    // Through a form decoder twice, as happens when frameworks and people both decode.
    request.put("lti_message_hint", asked.getOrDefault("lti_message_hint", "").replace("+", " "));
    request.put("state", "always-the-same");
    request.put("nonce", UUID.randomUUID().toString());
    exchange
        .getResponseHeaders()
        .set("Location", Stage.withQuery(platform.authorizationUrl(), request).toString());
    answer(exchange, 302, "");
  }

  private void launch(HttpExchange exchange) throws IOException {
    Map<String, String> form = fields(exchange);
    String token = form.getOrDefault("id_token", "");
    fetch(platform.keysUrl());
    try {
      JsonNode header = part(token, 0);
      if (header.has("jku")) {
        fetch(URI.create(header.path("jku").asText()));
      }
      JsonNode claims = part(token, 1);
      if (claims.path(Draft.LTI + "version").asText().equals("11.3")) {
        answer(exchange, 500, "<p>Something went wrong, sorry about that.</p>");
      } else if (!claims.has(Draft.LTI + "roles")) {
        answer(exchange, 400, "<p>We could not read this token: " + token + "</p>");
      } else {
        answer(exchange, 200, "<p>Welcome to the lab, have a good time.</p>");
      }
    } catch (RuntimeException | IOException failed) {
      answer(
          exchange,
          400,
          "<pre>java.lang.IllegalArgumentException: bad\n"
              + "    at com.example.Launch.read(Launch.java:42)</pre>");
    }
  }

  private void fetch(URI address) throws IOException {
    try {
      http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonNode part(String token, int index) throws IOException {
    String[] parts = token.split("\\.", -1);
    return JSON.readTree(Base64.getUrlDecoder().decode(parts[index]));
  }

  private static Map<String, String> fields(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : (query + "&" + body).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = ("<!DOCTYPE html><html><body>" + body).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
