package io.labport.adapter.lti.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Labport's administrator at the routes below {@code /admin/lti}. */
final class AdminDoor {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI tool;

  AdminDoor(URI tool) {
    this.tool = tool;
  }

  JsonNode get(String path) throws Exception {
    return answered(200, HttpRequest.newBuilder(at(path)));
  }

  JsonNode post(String path, JsonNode body) throws Exception {
    return sent(201, "POST", path, body);
  }

  JsonNode patch(String path, JsonNode body) throws Exception {
    return sent(200, "PATCH", path, body);
  }

  private JsonNode sent(int expected, String method, String path, JsonNode body) throws Exception {
    return answered(
        expected,
        HttpRequest.newBuilder(at(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  private JsonNode answered(int expected, HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer =
        http.send(
            request.header("Authorization", "Bearer " + Premises.ADMIN_TOKEN).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
    return JSON.readTree(answer.body());
  }

  private URI at(String path) {
    return URI.create(tool + "/admin/lti" + path);
  }
}
