package io.labport.adapter.lti.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Documents for administrators' programs. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static WebResponse response(JsonNode document) {
    return WebResponse.of(
        200, "application/json", document.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A number from 1 to the most; empty when the parameter is something else. */
  static Optional<Integer> number(WebRequest request, String name, int usual, int most) {
    String value = request.queryParameter(name).orElse(Integer.toString(usual));
    if (!value.matches("[0-9]{1,9}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(value);
    return number < 1 || number > most ? Optional.empty() : Optional.of(number);
  }

  static WebResponse invalid(String name, String rule) {
    return Problem.of(400, "admin.parameter-invalid", "A parameter is not valid")
        .detail(name + " " + rule)
        .field(name)
        .response();
  }

  static WebResponse unknownRegistration() {
    return Problem.of(404, "lti.registration-unknown", "There is no such registration").response();
  }

  /** A platform's service that did not give what was asked for. */
  static WebResponse unavailable(String code, Optional<Instant> notBefore, Clock clock) {
    if (code.equals("lti.course-unknown")) {
      return Problem.of(404, code, "Nobody has launched from this course").response();
    }
    if (code.startsWith("lti.registration-") || code.endsWith("-not-offered")) {
      return Problem.of(409, code, "The platform offers no such service for this course")
          .response();
    }
    WebResponse response =
        Problem.of(502, code, "The platform did not give what was asked for").response();
    return notBefore
        .map(at -> Math.max(1, Duration.between(clock.instant(), at).toSeconds()))
        .map(wait -> response.header("Retry-After", Long.toString(wait)))
        .orElse(response);
  }
}
