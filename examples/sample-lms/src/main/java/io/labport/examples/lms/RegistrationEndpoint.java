package io.labport.examples.lms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where tools register, and later read and change what they are registered as. */
final class RegistrationEndpoint {

  private final Platform platform;
  private final RegistrationTokens tokens;
  private final ServiceDoor door;
  private final ToolKeys keys;
  private final Runnable keeper;
  private final SecureRandom random = new SecureRandom();
  private volatile Set<String> grantable = Scopes.ALL;
  private volatile String registeredName = "";

  RegistrationEndpoint(
      Platform platform,
      RegistrationTokens tokens,
      ServiceDoor door,
      ToolKeys keys,
      Runnable keeper) {
    this.platform = platform;
    this.tokens = tokens;
    this.door = door;
    this.keys = keys;
    this.keeper = keeper;
  }

  void grantAtMost(Set<String> scopes) {
    grantable = Set.copyOf(scopes);
  }

  Answer serve(Incoming request) {
    if (!platform.profile().registersDynamically()) {
      throw new Refusal(404, "tools cannot register by themselves here");
    }
    if (request.segments().size() == 2) {
      return existing(request, request.segments().get(1));
    }
    return switch (request.method()) {
      case "POST" -> register(request);
      // Moodle: with a token, what the tool is registered as.
      case "GET" -> {
        if (token(request).filter(tokens::good).isEmpty()) {
          throw tokenMissing();
        }
        yield Answer.json(200, "application/json", document(registered(), Json.object()));
      }
      default -> throw ServiceDoor.wrongMethod("GET, POST");
    };
  }

  /** Of the header alone. */
  static Optional<String> bearer(Incoming request) {
    return request
        .header("authorization")
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith("bearer "))
        .map(value -> value.substring("bearer ".length()).trim());
  }

  static Refusal tokenMissing() {
    return RegistrationRequest.refusal(
        401,
        "missing_registration_token",
        "a registration token is needed, unused and not expired");
  }

  private Optional<String> token(Incoming request) {
    return platform.has(Quirk.TOKEN_IN_ENDPOINT_QUERY)
        ? Optional.ofNullable(request.query().getValue("token")).or(() -> bearer(request))
        : bearer(request);
  }

  private Answer register(Incoming request) {
    String token = token(request).filter(tokens::good).orElseThrow(() -> tokenMissing());
    ObjectNode json = body(request);
    RegistrationRequest wanted = RegistrationRequest.read(json);
    distinct(wanted);
    // A refused request leaves the token good, so that the tool's operator can try again.
    if (!tokens.use(token)) {
      throw tokenMissing();
    }
    ToolRegistration tool =
        registration(
            wanted,
            clientId(),
            List.of(platform.profile().deploymentId(random)),
            !platform.has(Quirk.REGISTRATION_NEEDS_ACTIVATION));
    enter(tool, wanted);
    return Answer.json(200, "application/json", document(tool, json));
  }

  private Answer existing(Incoming request, String clientId) {
    ToolRegistration tool = registered();
    if (!tool.clientId().equals(clientId)) {
      throw new Refusal(404, "there is no such registration");
    }
    if (bearer(request).filter(token -> tokens.opens(token, clientId)).isEmpty()) {
      door.requireScope(request, List.of(Scopes.REGISTRATION));
    }
    return switch (request.method()) {
      case "GET" -> Answer.json(200, "application/json", document(tool, Json.object()));
      case "PUT" -> {
        ObjectNode json = body(request);
        RegistrationRequest wanted = RegistrationRequest.read(json);
        ToolRegistration changed =
            registration(wanted, clientId, tool.deploymentIds(), tool.active());
        enter(changed, wanted);
        yield Answer.json(200, "application/json", document(changed, json));
      }
      default -> throw ServiceDoor.wrongMethod("GET, PUT");
    };
  }

  private void enter(ToolRegistration tool, RegistrationRequest wanted) {
    platform.register(tool);
    registeredName = wanted.name();
    keys.forget();
    keeper.run();
  }

  private ToolRegistration registration(
      RegistrationRequest wanted, String clientId, List<String> deployments, boolean active) {
    Set<String> granted = new LinkedHashSet<>(wanted.scopes());
    granted.retainAll(grantable);
    return new ToolRegistration(
        clientId,
        deployments,
        wanted.loginUrl(),
        wanted.redirectUris(),
        wanted.targetLinkUri(),
        wanted.jwksUrl(),
        granted,
        wanted.domain(),
        wanted.messageTargets(),
        wanted.custom(),
        active);
  }

  /** Brightspace: one enabled tool per name and domain, and keys that can be fetched. */
  private void distinct(RegistrationRequest wanted) {
    if (!platform.has(Quirk.REGISTRATION_DOMAIN_UNIQUE)) {
      return;
    }
    boolean taken =
        platform
            .registered()
            .filter(ToolRegistration::active)
            .filter(
                tool ->
                    tool.domain().equals(wanted.domain()) || registeredName.equals(wanted.name()))
            .isPresent();
    if (taken) {
      throw RegistrationRequest.refusal(
          400, "invalid_client_metadata", "name and domain must not belong to another tool");
    }
    try {
      keys.check(wanted.jwksUrl());
    } catch (IOException notFetched) {
      throw RegistrationRequest.refusal(
          400, "invalid_jwks_uri", "the key set could not be had: " + notFetched.getMessage());
    }
  }

  private ToolRegistration registered() {
    return platform.registered().orElseThrow(() -> new Refusal(404, "no tool is registered"));
  }

  private ObjectNode document(ToolRegistration tool, ObjectNode posted) {
    ObjectNode json = posted.deepCopy();
    json.put("client_id", tool.clientId());
    json.put("scope", String.join(" ", tool.scopes()));
    json.put("initiate_login_uri", tool.loginUrl().toString());
    json.put("jwks_uri", tool.jwksUrl().toString());
    json.put("registration_client_uri", platform.registrationUrl() + "/" + tool.clientId());
    json.put("registration_access_token", tokens.issueFor(tool.clientId()));
    ObjectNode configuration =
        json.path(RegistrationRequest.TOOL) instanceof ObjectNode there
            ? there
            : json.putObject(RegistrationRequest.TOOL);
    configuration.put("domain", tool.domain());
    configuration.put("target_link_uri", tool.targetLinkUri().toString());
    if (!platform.has(Quirk.REGISTRATION_WITHOUT_DEPLOYMENT)) {
      configuration.put("deployment_id", tool.deploymentIds().get(0));
    }
    return json;
  }

  private static ObjectNode body(Incoming request) {
    ServiceDoor.requireContent(request, "application/json");
    return Json.parseObject(request.body())
        .orElseThrow(
            () ->
                RegistrationRequest.refusal(
                    400, "invalid_client_metadata", "the body must be one JSON object"));
  }

  private String clientId() {
    return platform.profile() == LmsProfile.CANVAS
        ? "1" + String.format(Locale.ROOT, "%016d", random.nextInt(Integer.MAX_VALUE))
        : "client-" + LmsProfile.hex(random, 8);
  }
}
