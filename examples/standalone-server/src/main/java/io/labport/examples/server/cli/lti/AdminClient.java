package io.labport.examples.server.cli.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.core.spi.config.Secret;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Calls the administrators' addresses of a running server. */
final class AdminClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI server;
  private final Secret token;

  AdminClient(URI server, Secret token) {
    this.server = server;
    this.token = token;
  }

  JsonNode get(String path, Map<String, ?> query) {
    return send("GET", path + queried(query), null);
  }

  JsonNode get(String path) {
    return get(path, Map.of());
  }

  JsonNode send(String method, String path, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/admin/lti" + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token.reveal())
            .header("Accept", "application/json");
    try {
      if (body == null) {
        request.method(method, BodyPublishers.noBody());
      } else {
        request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
      }
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      JsonNode document = parsed(answer.body());
      if (answer.statusCode() >= 300) {
        throw AdminRefusal.of(answer.statusCode(), document);
      }
      return document;
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new AdminUnreachable(server + " does not answer; is the server running?", e);
    } catch (IOException e) {
      throw new AdminUnreachable(
          server + " did not answer to the end; look before you repeat the command", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** One part of a path; ids of platforms may hold anything. */
  static String part(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static JsonNode parsed(String body) {
    try {
      return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static String queried(Map<String, ?> query) {
    Map<String, String> given = new LinkedHashMap<>();
    query.forEach(
        (name, value) -> {
          if (value != null) {
            given.put(name, String.valueOf(value));
          }
        });
    return given.isEmpty()
        ? ""
        : given.entrySet().stream()
            .map(e -> e.getKey() + "=" + part(e.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }
}
