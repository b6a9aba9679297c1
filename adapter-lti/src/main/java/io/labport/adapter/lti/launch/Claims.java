package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the claims of a verified token leniently (LTI Core 1.3, section 5): what is optional and of
 * the wrong type counts as absent. {@code toString} shows nothing.
 */
public final class Claims {
  static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String AGS = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";

  private final ObjectNode token;

  public Claims(ObjectNode token) {
    this.token = token;
  }

  /** A claim of the LTI name space. */
  public JsonNode lti(String name) {
    return token.path(LTI + name);
  }

  /** A claim of OpenID. */
  public JsonNode openId(String name) {
    return token.path(name);
  }

  /** A claim by its full name. */
  public JsonNode named(String name) {
    return token.path(name);
  }

  /** The whole token, for keeping; do not change it. */
  public ObjectNode token() {
    return token;
  }

  /** An optional object of the LTI name space; a missing node when it is none. */
  public JsonNode object(String name) {
    JsonNode claim = lti(name);
    return claim.isObject() ? claim : MissingNode.getInstance();
  }

  public JsonNode ags() {
    JsonNode claim = token.path(AGS);
    return claim.isObject() ? claim : MissingNode.getInstance();
  }

  /** An identifier, untrimmed; some platforms send digits as a number. */
  public static Optional<String> id(JsonNode node) {
    if (node.isTextual()) {
      return Optional.of(node.textValue()).filter(v -> !v.isBlank());
    }
    return node.isIntegralNumber() ? Optional.of(node.asText()) : Optional.empty();
  }

  /** A text for people, trimmed; empty when blank or no text. */
  public static Optional<String> text(JsonNode node) {
    return node.isTextual()
        ? Optional.of(node.textValue().strip()).filter(v -> !v.isEmpty())
        : Optional.empty();
  }

  public static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(entry -> text(entry).ifPresent(texts::add));
    }
    return List.copyOf(texts);
  }

  /** The custom parameters; numbers and booleans as their text, all else dropped. */
  public Map<String, String> custom() {
    Map<String, String> custom = new LinkedHashMap<>();
    object("custom")
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
                custom.put(entry.getKey(), entry.getValue().asText());
              }
            });
    return custom;
  }

  @Override
  public String toString() {
    return "Claims";
  }
}
