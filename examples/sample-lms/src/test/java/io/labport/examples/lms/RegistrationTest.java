package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RegistrationTest extends LmsTest {

  private static final String TOOL = RegistrationRequest.TOOL;
  private static final URI LINK = URI.create("https://tool.example/register/abc?x=1");

  @Test
  void aToolRegistersByALinkAndIsLaunchedAtOnce() throws Exception {
    try (SampleLms bare = bare(LmsProfile.PLAIN)) {
      Map<String, String> given = begin(bare);
      JsonNode configuration = json(tool.get(URI.create(given.get("openid_configuration"))));

      HttpResponse<String> answer =
          register(configuration, given.get("registration_token"), document());

      assertThat(configuration.path("issuer").textValue()).isEqualTo(bare.issuer());
      assertThat(answer.statusCode()).isEqualTo(200);
      String clientId = json(answer).path("client_id").textValue();
      assertThat(json(answer).path(TOOL).path("deployment_id").textValue()).isEqualTo("1");
      ToolRegistration known = bare.administration().tool().orElseThrow();
      assertThat(known.clientId()).isEqualTo(clientId);
      assertThat(known.domain()).isEqualTo("tool.example");
      assertThat(known.targetOf("LtiDeepLinkingRequest"))
          .hasToString("https://tool.example/lti/pick");
      Map<String, String> login =
          tool.login(bare.deepLinkUrl("cloud-101", "tess", Presentation.WINDOW));
      assertThat(login)
          .containsEntry("client_id", clientId)
          .containsEntry("target_link_uri", "https://tool.example/lti/pick");
      assertThat(
              bare.idTokens()
                  .claims("lab-1", "ada", "n")
                  .get("https://purl.imsglobal.org/spec/lti/claim/custom"))
          .isEqualTo(Map.of("labid", "1", "link", "lab-1"));
    }
  }

  @Test
  void aTokenIsGoodOnceAndForAnHour() throws Exception {
    try (SampleLms bare = bare(LmsProfile.PLAIN)) {
      Map<String, String> given = begin(bare);
      JsonNode configuration = json(tool.get(bare.configurationUrl()));
      String token = given.get("registration_token");

      assertThat(register(configuration, "none", document()).statusCode()).isEqualTo(401);
      assertThat(register(configuration, token, document()).statusCode()).isEqualTo(200);
      assertThat(register(configuration, token, document()).body())
          .contains("missing_registration_token");
      String late = begin(bare).get("registration_token");
      clock.advance(Duration.ofMinutes(61));
      assertThat(register(configuration, late, document()).statusCode()).isEqualTo(401);
    }
  }

  static Stream<Arguments> badDocuments() {
    return Stream.of(
        bad("invalid_application_type", json -> json.put("application_type", "native")),
        bad("invalid_response_types", json -> json.putArray("response_types").add("code")),
        bad("invalid_grant_types", json -> json.putArray("grant_types").add("implicit")),
        bad("invalid_redirect_uris", json -> json.putArray("redirect_uris")),
        bad("invalid_redirect_uris", json -> json.putArray("redirect_uris").add("/x")),
        bad("invalid_initiate_login_uri", json -> json.remove("initiate_login_uri")),
        bad("invalid_jwks_uri", json -> json.remove("jwks_uri")),
        bad("invalid_client_metadata", json -> json.remove("client_name")),
        bad(
            "invalid_token_endpoint_auth_method",
            json -> json.put("token_endpoint_auth_method", "client_secret_basic")),
        bad("missing_domain", json -> ((ObjectNode) json.path(TOOL)).remove("domain")),
        bad(
            "domain_targetlinkuri_mismatch",
            json -> ((ObjectNode) json.path(TOOL)).put("domain", "other.example")));
  }

  @ParameterizedTest
  @MethodSource("badDocuments")
  void whatIsWrongIsNamedAndTheTokenStaysGood(String error, Consumer<ObjectNode> spoil)
      throws Exception {
    try (SampleLms bare = bare(LmsProfile.PLAIN)) {
      String token = begin(bare).get("registration_token");
      JsonNode configuration = json(tool.get(bare.configurationUrl()));
      ObjectNode document = document();
      spoil.accept(document);

      HttpResponse<String> refused = register(configuration, token, document);

      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(json(refused).path("error").textValue()).isEqualTo(error);
      assertThat(register(configuration, token, document()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void scopesMayBeReducedAndTheRegistrationChangedLater() throws Exception {
    try (SampleLms bare = bare(LmsProfile.PLAIN)) {
      bare.administration().grantAtRegistration(Set.of(Scopes.SCORE));
      JsonNode made =
          json(
              register(
                  json(tool.get(bare.configurationUrl())),
                  begin(bare).get("registration_token"),
                  document()));
      String address = made.path("registration_client_uri").textValue();
      String token = made.path("registration_access_token").textValue();
      ObjectNode changed = document();
      changed.put("initiate_login_uri", "https://tool.example/other");

      HttpResponse<String> answer =
          tool.call("PUT", address, token, "application/json", Json.write(changed));

      assertThat(made.path("scope").textValue()).isEqualTo(Scopes.SCORE);
      assertThat(answer.statusCode()).isEqualTo(200);
      ToolRegistration known = bare.administration().tool().orElseThrow();
      assertThat(known.loginUrl()).hasToString("https://tool.example/other");
      assertThat(known.clientId()).isEqualTo(made.path("client_id").textValue());
      assertThat(tool.call("GET", address, "x", "application/json", "").statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void moodleKeepsAToolOffUntilItIsTurnedOn() throws Exception {
    try (SampleLms moodle = bare(LmsProfile.MOODLE)) {
      register(
          json(tool.get(moodle.configurationUrl())),
          begin(moodle).get("registration_token"),
          document());
      URI open = moodle.launchUrl("lab-1", "ada", Presentation.WINDOW);

      assertThat(tool.get(open).statusCode()).isEqualTo(403);
      moodle.administration().turn(true);
      assertThat(tool.get(open).statusCode()).isEqualTo(302);
    }
  }

  @Test
  void canvasWantsTheTokenForItsConfigurationAndNamesNoDeployment() throws Exception {
    try (SampleLms canvas = bare(LmsProfile.CANVAS)) {
      Map<String, String> given = begin(canvas);
      URI address = URI.create(given.get("openid_configuration"));

      assertThat(address.getQuery()).contains("registration_token=");
      assertThat(tool.get(address).statusCode()).isEqualTo(401);
      String token = given.get("registration_token");
      JsonNode configuration =
          json(tool.call("GET", address.toString(), token, "application/json", ""));
      JsonNode answer = json(register(configuration, token, document()));
      assertThat(configuration.path("issuer").textValue())
          .isEqualTo("https://canvas.instructure.com");
      assertThat(answer.path(TOOL).has("deployment_id")).isFalse();
      assertThat(canvas.administration().tool().orElseThrow().deploymentIds().get(0))
          .matches("[0-9]+:[0-9a-f]{40}");
    }
  }

  @Test
  void brightspaceWantsKeysThatCanBeFetchedAndADomainOfItsOwn() throws Exception {
    try (SampleLms bare = bare(LmsProfile.BRIGHTSPACE)) {
      String token = begin(bare).get("registration_token");
      JsonNode configuration =
          json(tool.call("GET", bare.configurationUrl().toString(), token, "application/json", ""));
      tool.keySetStatus = 500;
      assertThat(register(configuration, token, document()).body()).contains("invalid_jwks_uri");
      tool.keySetStatus = 200;

      assertThat(register(configuration, token, document()).statusCode()).isEqualTo(200);
      bare.administration().turn(true);
      String second = begin(bare).get("registration_token");

      assertThat(configuration.has("response_types_supported")).isFalse();
      assertThat(configuration.path("authorization_server").textValue())
          .isEqualTo(bare.tokenAudience());
      assertThat(register(configuration, second, document()).body())
          .contains("must not belong to another tool");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = LmsProfile.class,
      names = {"SCHOOLOGY", "OPEN_EDX"})
  void someHaveNoDynamicRegistration(LmsProfile profile) throws Exception {
    try (SampleLms bare = bare(profile)) {
      assertThat(tool.get(bare.configurationUrl()).statusCode()).isEqualTo(404);
      assertThatThrownBy(() -> bare.administration().register(LINK))
          .hasMessageContaining("register the tool by hand");
    }
  }

  @Test
  void anAdministratorRegistersByLinkOrByHandOnAPage() throws Exception {
    try (SampleLms bare = bare(LmsProfile.PLAIN)) {
      URI admin = URI.create(bare.baseUrl() + "/admin");
      assertThat(tool.get(admin).body()).contains("id=\"no-tool\"");

      String page =
          tool.postForm(URI.create(admin + "/registration"), Map.of("link", LINK.toString()))
              .body();
      assertThat(page)
          .contains(
              "<iframe id=\"tool\"",
              "src=\"https://tool.example/register/abc?x=1&amp;openid_configuration=http",
              "/assets/registration.js");
      tool.postForm(
          URI.create(admin + "/tool"),
          Map.of(
              "client_id", "by-hand",
              "deployment_id", "7",
              "login", "https://tool.example/login",
              "redirect", "https://tool.example/launch",
              "target", "https://tool.example/open",
              "jwks", "https://tool.example/jwks"));
      assertThat(tool.get(admin).body()).contains("<dd id=\"client-id\">by-hand</dd>");
      assertThat(tool.postForm(URI.create(admin + "/tool"), Map.of("client_id", "x")).statusCode())
          .isEqualTo(400);
    }
  }

  private SampleLms bare(LmsProfile profile) {
    return SampleLms.builder().clock(clock).profile(profile).start();
  }

  private static Map<String, String> begin(SampleLms bare) {
    Fields fields = new Fields();
    UrlEncoded.decodeUtf8To(bare.administration().register(LINK).getRawQuery(), fields);
    return Map.of(
        "openid_configuration", fields.getValue("openid_configuration"),
        "registration_token", fields.getValue("registration_token"));
  }

  private HttpResponse<String> register(JsonNode configuration, String token, ObjectNode document)
      throws Exception {
    return tool.send(
        HttpRequest.newBuilder(URI.create(configuration.path("registration_endpoint").textValue()))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(Json.write(document))));
  }

  private ObjectNode document() {
    return Json.parseObject(
            """
            {"application_type":"web","response_types":["id_token"],
             "grant_types":["implicit","client_credentials"],"client_name":"Example Labs",
             "initiate_login_uri":"https://tool.example/lti/login/r-19",
             "redirect_uris":["https://tool.example/lti/launch"],
             "token_endpoint_auth_method":"private_key_jwt","jwks_uri":"%s",
             "scope":"openid %s %s",
             "https://purl.imsglobal.org/spec/lti-tool-configuration":{
               "domain":"tool.example","target_link_uri":"https://tool.example/lti/open",
               "custom_parameters":{"link":"$ResourceLink.id"},
               "messages":[{"type":"LtiResourceLinkRequest"},
                 {"type":"LtiDeepLinkingRequest",
                  "target_link_uri":"https://tool.example/lti/pick","placements":["ContentArea"]}],
               "claims":["iss","sub"]}}"""
                .formatted(tool.registration().jwksUrl(), Scopes.SCORE, Scopes.LINE_ITEM))
        .orElseThrow();
  }

  private static Arguments bad(String error, Consumer<ObjectNode> spoil) {
    return Arguments.of(error, spoil);
  }
}
