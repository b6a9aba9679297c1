package io.labport.examples.lms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Platform Notification Service 1.0: handlers per deployment, and notices sent to them once. */
final class Notices {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Platform platform;
  private final ServiceDoor door;
  private final LaunchClaims claims;
  private final IdTokens idTokens;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final Map<String, Map<NoticeType, URI>> handlers = new LinkedHashMap<>();
  private final List<NoticeDelivery> deliveries = new ArrayList<>();

  Notices(Platform platform, ServiceDoor door, LaunchClaims claims, IdTokens idTokens) {
    this.platform = platform;
    this.door = door;
    this.claims = claims;
    this.idTokens = idTokens;
  }

  Answer handlers(Incoming request) {
    if (platform.has(Quirk.NO_NOTICES)) {
      throw new Refusal(404, "this platform sends no notices");
    }
    door.requireScope(request, List.of(Scopes.NOTICES));
    Course course = door.course(request);
    return switch (request.method()) {
      case "GET" -> Answer.json(200, "application/json", list(platform.deploymentOf(course)));
      case "PUT" -> change(request, course);
      default -> throw ServiceDoor.wrongMethod("GET, PUT");
    };
  }

  List<NoticeDelivery> deliveries() {
    synchronized (deliveries) {
      return List.copyOf(deliveries);
    }
  }

  /** Tells the tool that a course was copied. */
  void copied(Course original, Course copy) {
    Map<String, Object> more = new LinkedHashMap<>();
    more.put(LaunchClaims.LTI + "context", LaunchClaims.context(copy));
    more.put(LaunchClaims.LTI + "origin_contexts", copy.history());
    send(NoticeType.CONTEXT_COPY, copy, more);
  }

  private Answer change(Incoming request, Course course) {
    ServiceDoor.requireContent(request, "application/json");
    ObjectNode body =
        Json.parseObject(request.body())
            .orElseThrow(() -> new Refusal(400, "the body must be one JSON object"));
    NoticeType type =
        Stream.of(NoticeType.values())
            .filter(one -> one.type().equals(body.path("notice_type").textValue()))
            .findFirst()
            .orElseThrow(() -> new Refusal(400, "notice_type is not known here"));
    List<String> problems = new ArrayList<>();
    boolean removes = body.path("handler").asText("").isEmpty();
    Optional<URI> handler =
        removes
            ? Optional.empty()
            : new JsonMembers(body, "the body's", problems).address("handler");
    if (handler.isPresent() && !platform.tool().owns(handler.get())) {
      problems.add("handler must be below the tool's domain, " + platform.tool().domain());
    }
    if (!problems.isEmpty()) {
      throw new Refusal(400, String.join("; ", problems));
    }
    String deployment = platform.deploymentOf(course);
    synchronized (handlers) {
      Map<NoticeType, URI> known =
          handlers.computeIfAbsent(deployment, none -> new EnumMap<>(NoticeType.class));
      if (handler.isPresent()) {
        known.put(type, handler.get());
      } else {
        known.remove(type);
      }
    }
    if (handler.isPresent() && type == NoticeType.HELLO_WORLD) {
      send(type, course, Map.of());
    }
    return Answer.json(
        200,
        "application/json",
        Json.object()
            .put("notice_type", type.type())
            .put("handler", handler.map(URI::toString).orElse("")));
  }

  private ObjectNode list(String deployment) {
    ObjectNode json =
        Json.object().put("client_id", platform.tool().clientId()).put("deployment_id", deployment);
    ArrayNode all = json.putArray("notice_handlers");
    synchronized (handlers) {
      handlers
          .getOrDefault(deployment, Map.of())
          .forEach(
              (type, handler) ->
                  all.addObject()
                      .put("notice_type", type.type())
                      .put("handler", handler.toString()));
    }
    return json;
  }

  /** Once, without waiting: there is no promise of another try, as in Canvas. */
  private void send(NoticeType type, Course course, Map<String, Object> more) {
    Optional<URI> handler;
    synchronized (handlers) {
      handler =
          platform.registered().isEmpty()
              ? Optional.empty()
              : Optional.ofNullable(
                  handlers.getOrDefault(platform.deploymentOf(course), Map.of()).get(type));
    }
    if (handler.isEmpty()) {
      return;
    }
    String id = UUID.randomUUID().toString();
    Map<String, Object> notice = claims.basic(course, UUID.randomUUID().toString());
    notice.put(
        LaunchClaims.LTI + "notice",
        Map.of("id", id, "timestamp", platform.clock().instant().toString(), "type", type.type()));
    notice.putAll(more);
    ObjectNode body = Json.object();
    body.putArray("notices").addObject().put("jwt", idTokens.sign(notice));
    HttpRequest request =
        HttpRequest.newBuilder(handler.get())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "sample-lms")
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(body)))
            .build();
    URI address = handler.get();
    var unused =
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding())
            .handle(
                (response, failure) -> {
                  int status = response == null ? 0 : response.statusCode();
                  synchronized (deliveries) {
                    deliveries.add(
                        new NoticeDelivery(platform.clock().instant(), id, type, address, status));
                  }
                  return status;
                });
  }
}
