package io.labport.adapter.lti.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.LtiMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we keep of a notice until it is dealt with.
 *
 * @param notice the platform's id of it, by which a repetition is recognised
 * @param context id of the course that it is about; null when it is about none
 * @param origins ids of the courses from which that one was copied, newest first
 */
record Notice(
    String registration,
    String deployment,
    String notice,
    String type,
    @Nullable String context,
    List<String> origins) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Of all origins together: an item of work holds 64 KiB, and a character may take six bytes. */
  private static final int MOST_CHARACTERS = 8_000;

  private static final int LONGEST_ID = 255;

  Notice {
    origins = List.copyOf(origins);
  }

  /** Empty when the claim {@code notice} has no id or no type. */
  static Optional<Notice> of(LtiMessage message) {
    Claims claims = message.claims();
    JsonNode notice = claims.object("notice");
    Optional<String> id = Claims.id(notice.path("id")).filter(i -> i.length() <= LONGEST_ID);
    Optional<String> type = Claims.text(notice.path("type")).filter(t -> t.length() <= LONGEST_ID);
    if (id.isEmpty() || type.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Notice(
            message.registration().key(),
            message.deployment(),
            id.get(),
            type.get(),
            Claims.id(claims.object("context").path("id"))
                .filter(c -> c.length() <= LONGEST_ID)
                .orElse(null),
            origins(claims.lti("origin_contexts"))));
  }

  /** Ids in the specification; an object with an id is read as well. */
  private static List<String> origins(JsonNode claim) {
    List<String> origins = new ArrayList<>();
    int characters = 0;
    for (JsonNode entry : claim) {
      Optional<String> id = Claims.id(entry.isObject() ? entry.path("id") : entry);
      characters += id.map(String::length).orElse(0);
      if (characters > MOST_CHARACTERS) {
        break;
      }
      id.filter(o -> o.length() <= LONGEST_ID).ifPresent(origins::add);
    }
    return origins;
  }

  /** One notice, however often it is sent. */
  String key() {
    return registration + "/" + Fingerprint.ofParts(deployment, notice);
  }

  String text() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a notice cannot be written", e);
    }
  }

  static Notice read(String text) throws JsonProcessingException {
    return JSON.readValue(text, Notice.class);
  }
}
