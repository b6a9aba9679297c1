package io.labport.examples.certification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.examples.lms.Scopes;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Platforms that a tool may register with, each with an issuer of its own, so that no case finds
 * what another one registered: LTI Dynamic Registration 1.0.
 */
final class RegistrationDesk {
  static final String PATH = "/registering/";

  private static final String CONFIGURATION = "/.well-known/openid-configuration";
  private static final String REGISTRATION = "/register";
  private static final String PLATFORM =
      "https://purl.imsglobal.org/spec/lti-platform-configuration";
  private static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI url;
  private final AtomicInteger numbers = new AtomicInteger();
  private final Map<String, Platform> platforms = new ConcurrentHashMap<>();

  RegistrationDesk(URI url) {
    this.url = url;
  }

  /** A platform that nobody has registered with. */
  Platform open() {
    String number = Integer.toString(numbers.incrementAndGet());
    Platform platform = new Platform(url + PATH + number, url + Door.KEYS);
    platforms.put(number, platform);
    return platform;
  }

  KeyAnswer answer(String method, String path, String authorization, String body) {
    String rest = path.substring(PATH.length());
    int slash = rest.indexOf('/');
    Platform platform = platforms.get(slash < 0 ? rest : rest.substring(0, slash));
    String inside = slash < 0 ? "" : rest.substring(slash);
    if (platform == null) {
      return KeyAnswer.of(404, "text/plain", "there is no such platform");
    }
    if (inside.equals(CONFIGURATION) && method.equals("GET")) {
      return platform.configured();
    }
    return inside.equals(REGISTRATION) && method.equals("POST")
        ? platform.registered(authorization, body)
        : KeyAnswer.of(404, "text/plain", "nothing is here");
  }

  /** One platform. Thread-safe, but for its configuration, which is made before it is used. */
  static final class Platform {
    final ObjectNode configuration = JSON.createObjectNode();
    private final String issuer;
    private final List<JsonNode> posts = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile Optional<URI> movedTo = Optional.empty();
    private volatile Function<ObjectNode, KeyAnswer> reply =
        posted -> KeyAnswer.of(201, "application/json", agreed(posted).toString());

    private Platform(String issuer, String keys) {
      this.issuer = issuer;
      configuration
          .put("issuer", issuer)
          .put("authorization_endpoint", issuer + "/authorize")
          .put("token_endpoint", issuer + "/token")
          .put("jwks_uri", keys)
          .put("registration_endpoint", issuer + REGISTRATION);
      configuration.putArray("token_endpoint_auth_methods_supported").add("private_key_jwt");
      configuration.putArray("token_endpoint_auth_signing_alg_values_supported").add("RS256");
      configuration.putArray("id_token_signing_alg_values_supported").add("RS256");
      configuration.putArray("response_types_supported").add("id_token");
      configuration.putArray("subject_types_supported").add("public");
      configuration.putArray("claims_supported").add("sub").add("iss").add("name");
      configuration
          .putArray("scopes_supported")
          .add("openid")
          .add(Scopes.LINE_ITEM)
          .add(Scopes.RESULT_READ_ONLY)
          .add(Scopes.SCORE)
          .add(Scopes.MEMBERS);
      ObjectNode platform =
          configuration.putObject(PLATFORM).put("product_family_code", "kit").put("version", "1");
      var messages = platform.putArray("messages_supported");
      messages.addObject().put("type", "LtiResourceLinkRequest");
      messages.addObject().put("type", "LtiDeepLinkingRequest");
    }

    String configurationUrl() {
      return issuer + CONFIGURATION;
    }

    /** The configuration is elsewhere. */
    void moveTo(URI address) {
      movedTo = Optional.of(address);
    }

    /** What a registration is answered with. */
    void replies(Function<ObjectNode, KeyAnswer> other) {
      reply = other;
    }

    /** What was posted, oldest first. */
    List<JsonNode> posts() {
      return List.copyOf(posts);
    }

    /** The Authorization headers of these posts. */
    List<String> authorizations() {
      return List.copyOf(authorizations);
    }

    /** What a platform answers that grants everything. */
    static ObjectNode agreed(ObjectNode posted) {
      ObjectNode agreed = posted.deepCopy().put("client_id", "kit-registered");
      if (agreed.path(TOOL) instanceof ObjectNode tool) {
        tool.put("deployment_id", "kit-registered-deployment");
      }
      return agreed;
    }

    private KeyAnswer configured() {
      return movedTo.isPresent()
          ? KeyAnswer.redirect(movedTo.get().toString())
          : KeyAnswer.of(200, "application/json", configuration.toString());
    }

    private KeyAnswer registered(String authorization, String body) {
      authorizations.add(authorization);
      try {
        JsonNode posted = JSON.readTree(body);
        posts.add(posted);
        return posted instanceof ObjectNode object
            ? reply.apply(object)
            : KeyAnswer.of(400, "application/json", "{\"error\":\"invalid_client_metadata\"}");
      } catch (JsonProcessingException noJson) {
        return KeyAnswer.of(400, "application/json", "{\"error\":\"invalid_client_metadata\"}");
      }
    }
  }
}
