package io.labport.adapter.scorm.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a SCO sends: every member is looked at for its kind and length, and the first that breaks a
 * rule is named. Members that we do not know are left alone, so that a newer SCO can talk to us.
 */
final class Body {
  private static final int LARGEST = 64 * 1024;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final JsonNode node;
  private final String path;

  private Body(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  static Body of(byte[] bytes) {
    if (bytes.length > LARGEST) {
      throw Refusal.unreadable("body", "must have at most " + LARGEST + " bytes");
    }
    return of(new String(bytes, StandardCharsets.UTF_8));
  }

  static Body of(String text) {
    try {
      JsonNode node = text.length() > LARGEST ? null : JSON.readTree(text);
      if (node == null || !node.isObject()) {
        throw Refusal.unreadable("body", "must be a JSON object");
      }
      return new Body(node, "");
    } catch (JsonProcessingException e) {
      Refusal refusal = Refusal.unreadable("body", "must be a JSON object");
      refusal.addSuppressed(e);
      throw refusal;
    }
  }

  Body object(String name) {
    JsonNode member = member(name);
    if (!member.isObject()) {
      throw Refusal.unreadable(path + name, "must be an object");
    }
    return new Body(member, path + name + ".");
  }

  /** As {@link #object}; one without members when it is not there. */
  Body optionalObject(String name) {
    return member(name).isNull()
        ? new Body(JsonNodeFactory.instance.objectNode(), path + name + ".")
        : object(name);
  }

  /** 1 to so many characters after trimming, without control characters. */
  String text(String name, int most) {
    return optionalText(name, most)
        .orElseThrow(
            () -> Refusal.unreadable(path + name, "must have 1 to " + most + " characters"));
  }

  /** Empty when it is not there, or blank. */
  Optional<String> optionalText(String name, int most) {
    JsonNode member = member(name);
    if (member.isNull()) {
      return Optional.empty();
    }
    if (!member.isTextual()) {
      throw Refusal.unreadable(path + name, "must be a text");
    }
    return plain(name, member.asText(), most);
  }

  private Optional<String> plain(String name, String raw, int most) {
    String text = raw.strip();
    if (text.length() > most) {
      throw Refusal.unreadable(path + name, "must have at most " + most + " characters");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw Refusal.unreadable(path + name, "must not have control characters");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /**
   * What an LMS said: it comes as it may, and must not keep a learner from the lab. A value that
   * cannot be one of the data model is none.
   */
  String fromLms(String name, int most) {
    JsonNode member = member(name);
    if (member.isContainerNode()) {
      throw Refusal.unreadable(path + name, "must be a text");
    }
    String text = member.isNull() ? "" : member.asText().strip();
    return text.length() > most || text.chars().anyMatch(Character::isISOControl) ? "" : text;
  }

  int number(String name, int least, int most) {
    JsonNode member = member(name);
    if (!member.isInt() || member.asInt() < least || member.asInt() > most) {
      throw Refusal.unreadable(path + name, "must be a number from " + least + " to " + most);
    }
    return member.asInt();
  }

  /** False when it is not there. */
  boolean truth(String name) {
    JsonNode member = member(name);
    if (!member.isNull() && !member.isBoolean()) {
      throw Refusal.unreadable(path + name, "must be true or false");
    }
    return member.asBoolean();
  }

  /** None when it is not there. */
  List<String> texts(String name, int most, int longest) {
    JsonNode member = member(name);
    if (!member.isNull() && (!member.isArray() || member.size() > most)) {
      throw Refusal.unreadable(path + name, "must be a list of at most " + most + " texts");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : member) {
      if (!each.isTextual()) {
        throw Refusal.unreadable(path + name, "must be a list of texts");
      }
      plain(name, each.asText(), longest).ifPresent(texts::add);
    }
    return List.copyOf(texts);
  }

  private JsonNode member(String name) {
    JsonNode member = node.get(name);
    return member == null ? JsonNodeFactory.instance.nullNode() : member;
  }
}
