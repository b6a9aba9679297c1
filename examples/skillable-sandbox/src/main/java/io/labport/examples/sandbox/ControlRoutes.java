package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps paths and JSON arguments to {@link SandboxControl}. */
final class ControlRoutes {

  private static final Map<String, Object> DONE = Map.of("done", true);

  private final SandboxControl control;
  private final World world;
  private final Later later;

  ControlRoutes(SandboxControl control, World world, Later later) {
    this.control = control;
    this.world = world;
    this.later = later;
  }

  /** Says that no operation has this path. */
  record Unknown() {}

  @Nullable Object run(String method, String[] steps, JsonNode arguments) throws IOException {
    return switch (steps[0]) {
      case "clock" -> clock(method, steps, arguments);
      case "faults" -> faults(method, arguments);
      case "calls" -> "GET".equals(method) ? control.calls() : new Unknown();
      case "requests" -> requests(method);
      case "labs" -> labs(method, steps, arguments);
      case "bulk" -> bulk(method, steps, arguments);
      case "limits", "timings", "shapes" -> settings(method, steps[0], arguments);
      case "profiles" -> profiles(method, arguments);
      case "away" -> away(method, arguments);
      case "webhooks" -> webhooks(method, steps, arguments);
      default -> new Unknown();
    };
  }

  private Object clock(String method, String[] steps, JsonNode arguments) {
    if ("POST".equals(method) && steps.length == 2 && "advance".equals(steps[1])) {
      world.clock.advance(Duration.parse(arguments.path("by").asText()));
    } else if ("POST".equals(method) && steps.length == 2 && "set".equals(steps[1])) {
      world.clock.set(Instant.parse(arguments.path("to").asText()));
    } else if (!"GET".equals(method)) {
      return new Unknown();
    }
    return Map.of("now", world.now().toString());
  }

  private Object faults(String method, JsonNode arguments) throws IOException {
    if ("DELETE".equals(method)) {
      control.clearFaults();
      return DONE;
    }
    if (!"POST".equals(method)) {
      return new Unknown();
    }
    Fault fault = Json.patched(Fault.httpStatus(500), arguments.path("fault"), Fault.class);
    control.next(required(arguments, "command"), arguments.path("times").asInt(1), fault);
    return DONE;
  }

  private Object requests(String method) {
    if ("DELETE".equals(method)) {
      control.forgetRequests();
      return DONE;
    }
    if (!"GET".equals(method)) {
      return new Unknown();
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (RecordedRequest request : control.requests()) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("at", request.at());
      row.put("command", request.command());
      row.put("method", request.method());
      row.put("path", request.path());
      row.put("rawQuery", request.rawQuery());
      row.put("headers", request.headers());
      row.put("body", request.body());
      rows.add(row);
    }
    return rows;
  }

  private Object labs(String method, String[] steps, JsonNode arguments) {
    boolean reads = "GET".equals(method);
    if (steps.length == 1) {
      if (reads) {
        return control.labs();
      }
      int profile = arguments.path("profile").asInt();
      String user = required(arguments, "user");
      return arguments.path("foreign").asBoolean()
          ? control.addForeignLab(profile, user, arguments.path("visible").asBoolean(true))
          : control.startLab(profile, user);
    }
    long id = Long.parseLong(steps[1]);
    if (steps.length == 3 && "POST".equals(method)) {
      if (!drive(id, steps[2], arguments)) {
        return new Unknown();
      }
    } else if (!reads || steps.length > 2) {
      return new Unknown();
    }
    return control.lab(id);
  }

  private boolean drive(long id, String action, JsonNode arguments) {
    switch (action) {
      case "finish-building" -> control.finishBuilding(id);
      case "touch" -> control.touch(id);
      case "tick" -> control.tick(id, arguments.path("task").asInt());
      case "answer" ->
          control.answer(id, arguments.path("question").asInt(), arguments.path("text").asText());
      case "save" -> control.save(id);
      case "finish-saving" -> control.finishSaving(id);
      case "submit" -> control.submit(id);
      case "end" -> control.end(id);
      case "complete" -> control.complete(id);
      case "score", "grade" -> score(id, action, arguments);
      case "submit-for-grading" -> control.submitForGrading(id);
      case "start-grading" -> control.startGrading(id);
      case "tear-down" -> control.tearDown(id);
      case "fail" -> control.fail(id, arguments.path("code").asInt());
      case "transfer" -> control.transfer(id, required(arguments, "user"));
      case "force-completion-status" ->
          control.forceCompletionStatus(id, arguments.path("code").asInt());
      case "override-result-field" ->
          control.overrideResultField(id, required(arguments, "field"), arguments.path("value"));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void score(long id, String action, JsonNode arguments) {
    BigDecimal raw = decimal(arguments, "raw");
    int max = arguments.path("max").asInt(100);
    int passing = arguments.path("passing").asInt();
    boolean passed =
        arguments.has("passed")
            ? arguments.path("passed").asBoolean()
            : raw.compareTo(BigDecimal.valueOf(passing)) >= 0;
    if ("grade".equals(action)) {
      control.grade(id, raw, max, passing, passed);
    } else {
      control.score(id, raw, max, passing, passed);
    }
  }

  private Object bulk(String method, String[] steps, JsonNode arguments) {
    if (!"POST".equals(method) || steps.length != 2) {
      return new Unknown();
    }
    int count = arguments.path("count").asInt();
    if ("start".equals(steps[1])) {
      String prefix = arguments.path("userPrefix").asText("user-");
      return Map.of("firstId", control.startLabs(count, arguments.path("profile").asInt(), prefix));
    }
    if ("complete".equals(steps[1])) {
      control.completeLabs(arguments.path("firstId").asLong(), count, decimal(arguments, "score"));
      return DONE;
    }
    return new Unknown();
  }

  private Object settings(String method, String which, JsonNode arguments) throws IOException {
    boolean changes = "PATCH".equals(method) || "POST".equals(method);
    if (!changes && !"GET".equals(method)) {
      return new Unknown();
    }
    switch (which) {
      case "limits" -> {
        control.limits(Json.patched(control.limits(), arguments, UserLimits.class));
        return control.limits();
      }
      case "timings" -> {
        control.timings(Json.patched(control.timings(), arguments, Timings.class));
        return control.timings();
      }
      default -> {
        control.shapes(Json.patched(control.shapes(), arguments, AnswerShapes.class));
        return control.shapes();
      }
    }
  }

  private Object profiles(String method, JsonNode arguments) throws IOException {
    if ("GET".equals(method)) {
      return world.exclusively(() -> List.copyOf(world.profiles.values()));
    }
    int id = arguments.path("id").asInt();
    LabProfile plain = LabProfile.named(id, required(arguments, "name")).build();
    control.putProfile(Json.patched(plain, arguments, LabProfile.class));
    return DONE;
  }

  /** Over HTTP, refused connections need an end, since nobody could come and end them. */
  private Object away(String method, JsonNode arguments) {
    if ("DELETE".equals(method)) {
      control.comeBack();
      return DONE;
    }
    if ("refuse".equals(arguments.path("mode").asText())) {
      Duration time = Duration.parse(required(arguments, "for"));
      // A moment for this answer to leave before the door closes.
      later.in(Duration.ofMillis(50), control::goAway);
      later.in(time.plusMillis(50), control::comeBack);
    } else {
      control.becomeUnavailable();
    }
    return DONE;
  }

  private Object webhooks(String method, String[] steps, JsonNode arguments) throws IOException {
    if (steps.length == 2 && "deliveries".equals(steps[1])) {
      return control.webhookDeliveries();
    }
    if (steps.length == 2 && "send".equals(steps[1])) {
      WebhookEvent event = WebhookEvent.valueOf(required(arguments, "event"));
      control.sendWebhook(event, arguments.path("lab").asLong());
      return DONE;
    }
    if ("POST".equals(method)) {
      WebhookTarget all =
          WebhookTarget.post(
              required(arguments, "url"), Map.of(), EnumSet.allOf(WebhookEvent.class));
      control.addWebhook(Json.patched(all, arguments, WebhookTarget.class));
    } else if ("DELETE".equals(method)) {
      control.clearWebhooks();
    }
    return control.webhooks();
  }

  private static String required(JsonNode arguments, String name) {
    if (!arguments.hasNonNull(name)) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return arguments.get(name).asText();
  }

  private static BigDecimal decimal(JsonNode arguments, String name) {
    try {
      return new BigDecimal(required(arguments, name));
    } catch (NumberFormatException notANumber) {
      throw new IllegalArgumentException("'" + name + "' is not a number", notANumber);
    }
  }
}
