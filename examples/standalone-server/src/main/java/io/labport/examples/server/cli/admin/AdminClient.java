package io.labport.examples.server.cli.admin;

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
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls the administrators' addresses of a running server; paths are those below {@code /admin}.
 */
public final class AdminClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration CONNECTING = Duration.ofSeconds(5);
  // Members of a large course are read from the LMS page by page.
  private static final Duration ANSWERING = Duration.ofMinutes(2);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECTING).build();
  private final String server;
  private final Secret token;

  /**
   * @param server without a slash at the end
   */
  AdminClient(String server, Secret token) {
    this.server = server;
    this.token = token;
  }

  public JsonNode get(String path) {
    return get(path, Map.of());
  }

  /** Asks; members of the query without a value are left out. */
  public JsonNode get(String path, Map<String, ? extends @Nullable Object> query) {
    return json(text(path, query));
  }

  public JsonNode send(String method, String path, Object body) {
    return json(string(ask(method, path, body)));
  }

  /** Sends nothing but the request itself. */
  public JsonNode send(String method, String path) {
    return json(string(ask(method, path, null)));
  }

  /** The answer as it came. */
  public String text(String path) {
    return text(path, Map.of());
  }

  /** The answer as it came; members of the query without a value are left out. */
  public String text(String path, Map<String, ? extends @Nullable Object> query) {
    return string(bytes(path, query));
  }

  /** The answer as it came; members of the query without a value are left out. */
  public byte[] bytes(String path, Map<String, ? extends @Nullable Object> query) {
    return ask("GET", path + queried(query), null);
  }

  private byte[] ask(String method, String path, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + "/admin" + path))
            .timeout(ANSWERING)
            .header("Authorization", "Bearer " + token.reveal());
    try {
      if (body == null) {
        request.method(method, BodyPublishers.noBody());
      } else {
        request
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
      }
      HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
      if (answer.statusCode() >= 300) {
        throw AdminRefusal.of(answer.statusCode(), problem(string(answer.body())));
      }
      return answer.body();
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new AdminUnreachable(
          false, server + " cannot be reached; is the server running, and is this its address?", e);
    } catch (IOException e) {
      throw lost(method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private AdminUnreachable lost(String method, IOException e) {
    return method.equals("GET")
        ? new AdminUnreachable(false, server + " did not answer to the end", e)
        : new AdminUnreachable(
            true,
            "The request was sent to " + server + " and its answer lost: look before you repeat it",
            e);
  }

  /** One part of a path; ids of platforms may hold anything. */
  public static String part(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String string(byte[] body) {
    return new String(body, StandardCharsets.UTF_8);
  }

  private JsonNode json(String body) {
    try {
      return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw AdminRefusal.notLabport(server);
    }
  }

  private static JsonNode problem(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode(); // whatever stands in front of the server
    }
  }

  private static String queried(Map<String, ? extends @Nullable Object> query) {
    String text =
        query.entrySet().stream()
            .filter(member -> member.getValue() != null)
            .map(member -> part(member.getKey()) + "=" + part(String.valueOf(member.getValue())))
            .collect(Collectors.joining("&"));
    return text.isEmpty() ? "" : "?" + text;
  }
}
