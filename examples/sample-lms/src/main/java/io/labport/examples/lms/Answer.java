package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over HTTP. */
record Answer(int status, Map<String, String> headers, byte[] body) {

  static Answer of(int status, String contentType, String body) {
    return new Answer(
            status,
            Map.of("Content-Type", contentType, "X-Content-Type-Options", "nosniff"),
            body.getBytes(StandardCharsets.UTF_8))
        .with("Cache-Control", "no-store");
  }

  static Answer json(int status, String mediaType, JsonNode body) {
    return of(status, mediaType, Json.write(body));
  }

  /** RFC 9457. */
  static Answer problem(int status, String detail) {
    return json(
        status,
        "application/problem+json",
        Json.object().put("status", status).put("title", detail));
  }

  static Answer empty(int status) {
    return new Answer(status, Map.of("Cache-Control", "no-store"), new byte[0]);
  }

  static Answer redirect(String location) {
    return empty(302).with("Location", location);
  }

  Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }
}
