package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a tool says of itself: Dynamic Registration 1.0, section 3.5. The names of errors are those
 * that Moodle gives.
 */
record RegistrationRequest(
    URI loginUrl,
    List<String> redirectUris,
    URI targetLinkUri,
    URI jwksUrl,
    Set<String> scopes,
    String name,
    String domain,
    Map<String, URI> messageTargets,
    Map<String, String> custom) {

  static final String TOOL = "https://purl.imsglobal.org/spec/lti-tool-configuration";

  static final Set<String> MESSAGES =
      Set.of("LtiResourceLinkRequest", "LtiDeepLinkingRequest", "LtiSubmissionReviewRequest");

  /** Refuses what is not a registration. */
  static RegistrationRequest read(ObjectNode json) {
    require(
        "web".equals(json.path("application_type").asText("web")),
        "invalid_application_type",
        "application_type must be web");
    require(
        holds(json.path("response_types"), "id_token"),
        "invalid_response_types",
        "response_types must hold id_token");
    require(
        holds(json.path("grant_types"), "implicit")
            && holds(json.path("grant_types"), "client_credentials"),
        "invalid_grant_types",
        "grant_types must hold implicit and client_credentials");
    require(
        "private_key_jwt".equals(json.path("token_endpoint_auth_method").textValue()),
        "invalid_token_endpoint_auth_method",
        "token_endpoint_auth_method must be private_key_jwt");
    String name = json.path("client_name").asText("");
    require(!name.isBlank(), "invalid_client_metadata", "client_name is needed");
    List<String> redirects = new ArrayList<>();
    for (JsonNode one : json.path("redirect_uris")) {
      redirects.add(address(one, "invalid_redirect_uris", "redirect_uris").toString());
    }
    require(!redirects.isEmpty(), "invalid_redirect_uris", "redirect_uris must not be empty");
    JsonNode tool = json.path(TOOL);
    String domain = tool.path("domain").asText("").toLowerCase(Locale.ROOT);
    require(
        !domain.isBlank() && !domain.contains("/"),
        "missing_domain",
        "domain is needed, a host without scheme");
    URI target =
        address(tool.path("target_link_uri"), "missing_target_link_uri", "target_link_uri");
    requireBelow(domain, target);
    return new RegistrationRequest(
        address(json.path("initiate_login_uri"), "invalid_initiate_login_uri", "it"),
        redirects,
        target,
        address(json.path("jwks_uri"), "invalid_jwks_uri", "jwks_uri"),
        new LinkedHashSet<>(List.of(json.path("scope").asText("").trim().split(" +", -1))),
        name,
        domain,
        targets(tool.path("messages"), domain),
        strings(tool.path("custom_parameters")));
  }

  private static Map<String, URI> targets(JsonNode messages, String domain) {
    Map<String, URI> targets = new LinkedHashMap<>();
    for (JsonNode message : messages) {
      String type = message.path("type").asText("");
      require(!type.isEmpty(), "invalid_messages", "each message needs a type");
      if (message.has("target_link_uri") && MESSAGES.contains(type)) {
        URI target =
            address(message.path("target_link_uri"), "invalid_messages", "its target_link_uri");
        requireBelow(domain, target);
        targets.put(type, target);
      }
    }
    return targets;
  }

  private static Map<String, String> strings(JsonNode map) {
    Map<String, String> strings = new LinkedHashMap<>();
    map.properties()
        .forEach(
            entry -> {
              require(
                  entry.getValue().isTextual(),
                  "invalid_custom_parameters",
                  "custom parameters must be strings");
              strings.put(entry.getKey(), entry.getValue().textValue());
            });
    return strings;
  }

  private static void requireBelow(String domain, URI address) {
    String host = String.valueOf(address.getHost());
    // Some platforms compare with the port, some without: both are let through here.
    String withPort = host + ":" + address.getPort();
    require(
        host.equals(domain) || host.endsWith("." + domain) || withPort.equals(domain),
        "domain_targetlinkuri_mismatch",
        "target_link_uri must be below domain");
  }

  private static URI address(JsonNode json, String error, String what) {
    List<String> problems = new ArrayList<>();
    ObjectNode wrapped = Json.object();
    if (!json.isMissingNode()) {
      wrapped.set("address", json);
    }
    URI address =
        new JsonMembers(wrapped, what, problems).address("address").orElse(URI.create(""));
    require(problems.isEmpty() && !json.isMissingNode(), error, what + " must be an address");
    return address;
  }

  private static boolean holds(JsonNode array, String text) {
    for (JsonNode one : array) {
      if (text.equals(one.textValue())) {
        return true;
      }
    }
    return false;
  }

  private static void require(boolean good, String error, String description) {
    if (!good) {
      throw refusal(400, error, description);
    }
  }

  static Refusal refusal(int status, String error, String description) {
    return new Refusal(
        Answer.json(
            status,
            "application/json",
            Json.object().put("error", error).put("error_description", description)),
        description);
  }
}
