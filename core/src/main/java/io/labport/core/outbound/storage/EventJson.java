package io.labport.core.outbound.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.EventHead;
import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an event says beyond its head, as the table keeps it. Written field by field: the columns
 * outlive any renaming in the code, and nothing personal slips in.
 */
final class EventJson {
  private final ObjectMapper mapper = new ObjectMapper();

  String write(LabEvent event) {
    ObjectNode json = mapper.createObjectNode();
    if (event instanceof LabEvent.Launched launched) {
      json.put("instance", launched.instance().value());
      launched.expiresAt().ifPresent(at -> json.put("expiresAt", at.toString()));
    } else if (event instanceof LabEvent.StateChanged changed) {
      json.put("previous", changed.previous().name());
      json.put("state", changed.state().name());
      json.put("detectedBy", changed.detectedBy().name());
    } else if (event instanceof LabEvent.Completed completed) {
      json.put("completion", completed.completion().code());
    } else if (event instanceof LabEvent.Graded graded) {
      json.put("revision", graded.revision());
    } else if (event instanceof LabEvent.LaunchFailed failed) {
      json.put("reason", failed.reason().name());
      failed.skillableCode().ifPresent(code -> json.put("skillableCode", code));
    }
    return json.toString();
  }

  LabEvent read(String type, EventHead head, String payload) {
    JsonNode json = parse(head, payload);
    return switch (type) {
      case "lab.launched" ->
          new LabEvent.Launched(
              head,
              new LabInstanceId(json.required("instance").asLong()),
              Optional.ofNullable(json.get("expiresAt")).map(JsonNode::asText).map(Instant::parse));
      case "lab.state_changed" ->
          new LabEvent.StateChanged(
              head,
              RunState.valueOf(json.required("previous").asText()),
              RunState.valueOf(json.required("state").asText()),
              LabEvent.DetectedBy.valueOf(json.required("detectedBy").asText()));
      case "lab.completed" ->
          new LabEvent.Completed(head, new CompletionStatus(json.required("completion").asInt()));
      case "lab.graded" -> new LabEvent.Graded(head, json.required("revision").asInt());
      case "lab.cancelled" -> new LabEvent.Cancelled(head);
      case "lab.launch_failed" ->
          new LabEvent.LaunchFailed(
              head,
              RefusalReason.valueOf(json.required("reason").asText()),
              json.has("skillableCode")
                  ? OptionalInt.of(json.get("skillableCode").asInt())
                  : OptionalInt.empty());
      default ->
          throw new IllegalStateException(
              "event " + head.id() + " has the type '" + type + "', which a newer version wrote");
    };
  }

  private JsonNode parse(EventHead head, String payload) {
    try {
      return mapper.readTree(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("event " + head.id() + " is not readable", e);
    }
  }
}
