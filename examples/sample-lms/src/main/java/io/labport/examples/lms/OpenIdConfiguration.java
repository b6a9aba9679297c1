package io.labport.examples.lms;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.TreeSet;

/** What this LMS says of itself to a tool that wants to register: Dynamic Registration 1.0. */
final class OpenIdConfiguration {

  private static final String PLATFORM =
      "https://purl.imsglobal.org/spec/lti-platform-configuration";
  private static final String CANVAS = "https://canvas.instructure.com/lti/";

  private final Platform platform;
  private final RegistrationTokens tokens;

  OpenIdConfiguration(Platform platform, RegistrationTokens tokens) {
    this.platform = platform;
    this.tokens = tokens;
  }

  Answer show(Incoming request) {
    if (!request.method().equals("GET")) {
      throw ServiceDoor.wrongMethod("GET");
    }
    if (!platform.profile().registersDynamically()) {
      throw new Refusal(404, "tools cannot register by themselves here");
    }
    if (platform.has(Quirk.CONFIGURATION_NEEDS_TOKEN)
        && RegistrationEndpoint.bearer(request).filter(tokens::good).isEmpty()) {
      throw RegistrationEndpoint.tokenMissing();
    }
    return Answer.json(200, "application/json", json());
  }

  private ObjectNode json() {
    boolean wrong = platform.has(Quirk.CONFIGURATION_IS_WRONG);
    ObjectNode json =
        Json.object()
            .put("issuer", wrong ? platform.baseUrl() : platform.issuer())
            .put("authorization_endpoint", platform.authorizationUrl())
            .put("token_endpoint", platform.tokenUrl())
            // The same keys, at an address other than the one people are told.
            .put("jwks_uri", platform.keysUrl() + (wrong ? "?application=all" : ""))
            .put("registration_endpoint", registrationEndpoint());
    if (!platform.tokenAudience().equals(platform.tokenUrl())) {
      json.put("authorization_server", platform.tokenAudience());
    }
    texts(json, "token_endpoint_auth_methods_supported", "private_key_jwt");
    texts(json, "token_endpoint_auth_signing_alg_values_supported", "RS256");
    ArrayNode scopes = json.putArray("scopes_supported").add("openid");
    new TreeSet<>(Scopes.ALL).forEach(scopes::add);
    texts(json, "id_token_signing_alg_values_supported", "RS256");
    if (wrong) {
      texts(json, "id_token_signing_alg_values_supported", "RS512", "RS256");
    }
    if (!platform.has(Quirk.CONFIGURATION_LACKS_ARRAYS)) {
      texts(json, "response_types_supported", "id_token");
      texts(json, "subject_types_supported", "public");
      texts(json, "claims_supported", "sub", "iss", "name", "given_name", "family_name", "email");
    }
    json.set(PLATFORM, platform());
    return json;
  }

  private String registrationEndpoint() {
    return platform.has(Quirk.TOKEN_IN_ENDPOINT_QUERY)
        ? platform.registrationUrl() + "?token=" + tokens.issue()
        : platform.registrationUrl();
  }

  private ObjectNode platform() {
    boolean canvas = platform.profile() == LmsProfile.CANVAS;
    ObjectNode json =
        Json.object()
            .put("product_family_code", platform.profile().productFamilyCode())
            .put("version", "1");
    ArrayNode messages = json.putArray("messages_supported");
    for (String type : new TreeSet<>(RegistrationRequest.MESSAGES)) {
      if (platform.has(Quirk.MESSAGES_AS_STRINGS)) {
        messages.add(type);
      } else {
        ArrayNode placements = messages.addObject().put("type", type).putArray("placements");
        if (type.equals("LtiDeepLinkingRequest")) {
          (canvas
                  ? List.of("assignment_selection", "link_selection", "editor_button")
                  : List.of("ContentArea", "RichTextEditor"))
              .forEach(placements::add);
        } else if (canvas) {
          placements.add("course_navigation");
        }
      }
    }
    if (platform.has(Quirk.MESSAGES_AS_STRINGS)) {
      json.putArray("placements").add("ContentArea").add("RichTextEditor");
    }
    if (canvas) {
      json.put(CANVAS + "account_name", LaunchClaims.NAME);
      json.put(CANVAS + "account_lti_guid", LaunchClaims.GUID);
      NoticeType.names().forEach(json.putArray("notice_types_supported")::add);
    }
    texts(
        json,
        "variables",
        "User.id",
        "Context.id",
        "ResourceLink.id",
        "ResourceLink.submission.endDateTime");
    return json;
  }

  private static void texts(ObjectNode json, String name, String... values) {
    ArrayNode array = json.putArray(name);
    for (String value : values) {
      array.add(value);
    }
  }
}
