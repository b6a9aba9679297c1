package io.labport.adapter.lti.registration.dynamic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.RegistrationConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a platform says of itself (LTI Dynamic Registration 1.0, section 3.3). {@code toString}
 * shows nothing but the issuer, because addresses may carry tokens.
 *
 * @param scopes empty when the platform does not say
 * @param messages empty when the platform does not say
 */
record PlatformConfiguration(
    String issuer,
    URI authorizationEndpoint,
    URI tokenEndpoint,
    URI jwksUri,
    URI registrationEndpoint,
    Optional<String> authorizationServer,
    Optional<List<String>> scopes,
    List<String> responseTypes,
    List<String> algorithms,
    String productFamily,
    String version,
    Optional<String> accountName,
    Optional<String> accountId,
    Optional<List<Message>> messages) {

  private static final String PLATFORM =
      "https://purl.imsglobal.org/spec/lti-platform-configuration";

  /** A message that the platform sends, and from where. */
  record Message(String type, List<String> placements) {}

  /**
   * Reads it.
   *
   * @throws Stopped when a member is missing or its address may not be used (R4)
   */
  static PlatformConfiguration of(ObjectNode document, boolean allowHttp) throws Stopped {
    JsonNode platform = document.path(PLATFORM);
    String issuer = text(document, "issuer").orElseThrow(() -> Stopped.incomplete("issuer"));
    URI parsed = address(document, "issuer", allowHttp);
    if (parsed.getRawQuery() != null) {
      throw Stopped.incomplete("issuer");
    }
    return new PlatformConfiguration(
        issuer,
        address(document, "authorization_endpoint", allowHttp),
        address(document, "token_endpoint", allowHttp),
        address(document, "jwks_uri", allowHttp),
        address(document, "registration_endpoint", allowHttp),
        text(document, "authorization_server"),
        Optional.of(document.path("scopes_supported"))
            .filter(JsonNode::isArray)
            .map(PlatformConfiguration::texts),
        texts(document.path("response_types_supported")),
        texts(document.path("id_token_signing_alg_values_supported")),
        text(platform, "product_family_code").orElse(""),
        id(platform.path("version")).orElse(""),
        extension(platform, "/account_name"),
        extension(platform, "/account_lti_guid"),
        messages(platform));
  }

  /** Older Moodle sites list plain names, with the placements of all of them beside. */
  private static Optional<List<Message>> messages(JsonNode platform) {
    JsonNode supported = platform.path("messages_supported");
    if (!supported.isArray()) {
      return Optional.empty();
    }
    List<String> common = texts(platform.path("placements"));
    List<Message> messages = new ArrayList<>();
    for (JsonNode each : supported) {
      if (each.isTextual()) {
        messages.add(new Message(each.textValue(), common));
      } else {
        text(each, "type")
            .ifPresent(type -> messages.add(new Message(type, texts(each.path("placements")))));
      }
    }
    return Optional.of(List.copyOf(messages));
  }

  private static URI address(ObjectNode document, String member, boolean allowHttp) throws Stopped {
    Optional<String> text = text(document, member);
    if (text.isEmpty()) {
      throw Stopped.incomplete(member);
    }
    try {
      URI address = new URI(text.get());
      RegistrationConfig.requireWeb(member, address, allowHttp);
      return address;
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw Stopped.incomplete(member);
    }
  }

  /** A text, or digits that somebody wrote as a number. */
  static Optional<String> id(JsonNode node) {
    return Optional.of(node)
        .filter(n -> n.isTextual() || n.isIntegralNumber())
        .map(JsonNode::asText)
        .filter(value -> !value.isBlank());
  }

  /** Members that no standard names have addresses of their platform's maker as names. */
  private static Optional<String> extension(JsonNode object, String end) {
    return object.properties().stream()
        .filter(member -> member.getKey().endsWith(end))
        .findFirst()
        .flatMap(member -> text(object, member.getKey()));
  }

  private static Optional<String> text(JsonNode object, String member) {
    return Optional.ofNullable(object.path(member).textValue()).filter(v -> !v.isBlank());
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> id(each).ifPresent(texts::add));
    return List.copyOf(texts);
  }

  @Override
  public String toString() {
    return "PlatformConfiguration[" + issuer + "]";
  }
}
