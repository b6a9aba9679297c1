package io.labport.adapter.lti.registration.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.door.JsonBody;
import io.labport.adapter.lti.registration.RegistrationRefused;
import io.labport.core.spi.admin.Asked;
import io.labport.core.spi.http.WebRequest;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A JSON object that an administrator sent; its members are taken out one by one. */
final class AdminBody {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode members;

  private AdminBody(ObjectNode members) {
    this.members = members;
  }

  static AdminBody of(WebRequest request) {
    return new AdminBody(JsonBody.of(request));
  }

  /** Takes a text out. */
  Optional<String> text(String name) {
    JsonNode member = members.path(name);
    members.remove(name);
    if (member.isMissingNode() || member.isNull()) {
      return Optional.empty();
    }
    if (!member.isTextual()) {
      throw invalid(name, "must be a text");
    }
    return Optional.of(member.textValue());
  }

  String required(String name) {
    return text(name).orElseThrow(() -> invalid(name, "is required"));
  }

  /** Takes a constant out, spelt as in the configuration. */
  <E extends Enum<E>> Optional<E> constant(String name, Class<E> type) {
    return text(name)
        .map(
            text ->
                Asked.constant(text, type)
                    .orElseThrow(() -> invalid(name, "must be one of " + Asked.all(type))));
  }

  Optional<Duration> duration(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return Duration.parse(text);
              } catch (DateTimeParseException e) {
                throw invalid(name, "must be a duration like P7D");
              }
            });
  }

  /** What was not taken out. */
  Map<String, Object> rest() {
    return JSON.convertValue(
        members, JSON.getTypeFactory().constructMapType(Map.class, String.class, Object.class));
  }

  /** Refuses what was not taken out. */
  void end(List<String> known) {
    members
        .properties()
        .forEach(
            member -> {
              throw new RegistrationRefused(
                  400,
                  "lti.registration-member-unknown",
                  Optional.of(member.getKey()),
                  member.getKey() + " is not known here; there are: " + known);
            });
  }

  private static RegistrationRefused invalid(String name, String rule) {
    return new RegistrationRefused(
        400, "lti.registration-member-invalid", Optional.of(name), name + " " + rule);
  }
}
