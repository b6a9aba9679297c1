package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormCall;
import io.labport.examples.lms.scorm.ScormCommit;
import io.labport.examples.lms.scorm.ScormTracking.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Attempts and what players send, as JSON. */
final class ScormJson {

  private ScormJson() {}

  /** What a player sends; empty if it is something else. */
  static Optional<ScormCommit> sent(JsonNode body, Instant now) {
    Optional<ScormCommit.Kind> kind =
        Stream.of(ScormCommit.Kind.values())
            .filter(it -> it.word().equals(body.path("kind").asText()))
            .findFirst();
    if (kind.isEmpty()
        || !body.path("session").isTextual()
        || !body.path("sequence").canConvertToLong()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    body.path("values").properties().forEach(it -> values.put(it.getKey(), it.getValue().asText()));
    List<ScormCall> calls = new ArrayList<>();
    for (JsonNode call : body.path("calls")) {
      List<String> arguments = new ArrayList<>();
      call.path("arguments").forEach(it -> arguments.add(it.asText()));
      calls.add(
          new ScormCall(
              call.path("function").asText(),
              arguments,
              call.path("result").asText(),
              call.path("error").asText()));
    }
    return Optional.of(
        new ScormCommit(
            body.path("session").asText(),
            body.path("sequence").asLong(),
            kind.get(),
            now,
            body.path("applied").asBoolean(),
            body.path("navigation").asText(),
            values,
            calls));
  }

  /** For programs that look at an attempt. */
  static ObjectNode shown(ScormAttempt attempt) {
    ObjectNode json =
        Json.object()
            .put("number", attempt.number())
            .put("status", attempt.status())
            .put("completion", attempt.completion())
            .put("success", attempt.success())
            .put("sessionTime", attempt.sessionTime().toString())
            .put("totalTime", attempt.totalTime().toString())
            .put("suspended", attempt.suspended())
            .put("initialized", attempt.initialized())
            .put("terminated", attempt.terminated());
    attempt.score().ifPresent(score -> json.put("score", score));
    attempt.values().forEach(json.putObject("values")::put);
    json.set("log", log(attempt.log()));
    return json;
  }

  /** Everything, for keeping. */
  static ObjectNode write(Map<Place, List<List<ScormCommit>>> attempts) {
    ObjectNode json = Json.object();
    ArrayNode places = json.putArray("attempts");
    attempts.forEach(
        (place, logs) -> {
          ObjectNode entry =
              places
                  .addObject()
                  .put("activity", place.activityId())
                  .put("learner", place.learnerId());
          ArrayNode all = entry.putArray("logs");
          logs.forEach(log -> all.add(log(log)));
        });
    return json;
  }

  static Map<Place, List<List<ScormCommit>>> read(JsonNode json) {
    Map<Place, List<List<ScormCommit>>> attempts = new LinkedHashMap<>();
    for (JsonNode entry : json.path("attempts")) {
      List<List<ScormCommit>> logs = new ArrayList<>();
      for (JsonNode log : entry.path("logs")) {
        List<ScormCommit> commits = new ArrayList<>();
        for (JsonNode commit : log) {
          sent(commit, Instant.parse(commit.path("at").asText())).ifPresent(commits::add);
        }
        logs.add(commits);
      }
      attempts.put(
          new Place(entry.path("activity").asText(), entry.path("learner").asText()), logs);
    }
    return attempts;
  }

  private static ArrayNode log(List<ScormCommit> log) {
    ArrayNode json = Json.array();
    for (ScormCommit commit : log) {
      ObjectNode entry =
          json.addObject()
              .put("session", commit.session())
              .put("sequence", commit.sequence())
              .put("kind", commit.kind().word())
              .put("at", commit.at().toString())
              .put("applied", commit.applied())
              .put("navigation", commit.navigation());
      commit.values().forEach(entry.putObject("values")::put);
      ArrayNode calls = entry.putArray("calls");
      for (ScormCall call : commit.calls()) {
        ObjectNode one =
            calls
                .addObject()
                .put("function", call.function())
                .put("result", call.result())
                .put("error", call.error());
        call.arguments().forEach(one.putArray("arguments")::add);
      }
    }
    return json;
  }
}
