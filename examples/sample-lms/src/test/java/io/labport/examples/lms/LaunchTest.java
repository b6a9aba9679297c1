package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LaunchTest extends LmsTest {

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

  @Test
  void aLoginCarriesAllParametersAndKeepsTheQueryOfTheLoginAddress() throws Exception {
    HttpResponse<String> answer = tool.get(lms.launchUrl("lab-1", "ada", Presentation.FRAME));
    Map<String, String> login = login("lab-1", "ada");

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElseThrow())
        .startsWith("https://tool.example/lti/login?key=1&iss=");
    assertThat(login)
        .containsEntry("iss", lms.issuer())
        .containsEntry("login_hint", "ada")
        .containsEntry("target_link_uri", "https://tool.example/lti/open")
        .containsEntry("lti_deployment_id", FakeTool.DEPLOYMENT)
        .containsEntry("client_id", FakeTool.CLIENT_ID);
    assertThat(login.get("lti_message_hint"))
        .startsWith("{\"cmid\": \"lab-1\"")
        .contains("50%25+ é");
  }

  @Test
  void aLoginMayBeAFormThatSubmitsItself() throws Exception {
    control().loginBy(LoginMethod.POST);

    HttpResponse<String> page = tool.get(lms.launchUrl("lab-1", "ada", Presentation.FRAME));
    Form form = Form.in(page.body());

    assertThat(form.action()).isEqualTo("https://tool.example/lti/login?key=1");
    assertThat(form.fields()).containsEntry("login_hint", "ada").containsKey("lti_message_hint");
    assertThat(page.body()).contains("<noscript><button").doesNotContain("onload");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("script-src 'self'")
        .doesNotContain("unsafe");
    Form answered = Form.in(tool.authorize(lms, tool.authenticationRequest(form.fields())).body());
    assertThat(answered.fields()).containsKey("id_token");
  }

  @Test
  void aStudentsIdTokenSaysEverythingAResourceLinkLaunchMustSay() throws Exception {
    Form form = launch("lab-1", "ada");
    Map<String, Object> claims = verified(form.fields().get("id_token"));

    assertThat(form.action()).isEqualTo("https://tool.example/lti/launch");
    assertThat(form.fields())
        .containsOnlyKeys("id_token", "state")
        .containsEntry("state", "state-1");
    long now = clock.instant().getEpochSecond();
    assertThat(claims)
        .containsEntry("iss", lms.baseUrl().toString())
        .containsEntry("aud", FakeTool.CLIENT_ID)
        .containsEntry("sub", "ada")
        .containsEntry("iat", now)
        .containsEntry("exp", now + 300)
        .containsEntry("nonce", "nonce-1")
        .containsEntry("name", "Ada Brook")
        .containsEntry("given_name", "Ada")
        .containsEntry("family_name", "Brook")
        .containsKey("email")
        .containsEntry(LTI + "message_type", "LtiResourceLinkRequest")
        .containsEntry(LTI + "version", "1.3.0")
        .containsEntry(LTI + "deployment_id", FakeTool.DEPLOYMENT)
        .containsEntry(LTI + "target_link_uri", "https://tool.example/lti/open")
        .containsEntry(
            LTI + "roles", List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Learner"))
        .containsEntry(LTI + "custom", Map.of("labid", "1"));
    assertThat(object(claims, LTI + "resource_link")).containsEntry("id", "lab-1");
    assertThat(object(claims, LTI + "context")).containsEntry("id", "cloud-101");
    assertThat(object(claims, LTI + "tool_platform")).containsKey("guid");
    assertThat(object(claims, LTI + "launch_presentation"))
        .containsEntry("document_target", "iframe")
        .containsEntry("locale", "en")
        .containsEntry("return_url", lms.baseUrl() + "/courses/cloud-101/return?link=lab-1");
    assertThat(object(claims, "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"))
        .containsEntry("lineitem", lineItem("lab-1"))
        .containsEntry(
            "lineitems", lms.baseUrl() + "/services/cloud-101/lineitems?type_id=14%3Amain");
  }

  @Test
  void aTeacherATestStudentAndAShyStudentLookDifferent() throws Exception {
    assertThat(claims("lab-1", "tess").get(LTI + "roles"))
        .isEqualTo(List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"));
    assertThat(claims("lab-1", "preview").get(LTI + "roles").toString()).contains("#TestUser");
    assertThat(claims("lab-1", "ben"))
        .containsEntry("sub", "ben")
        .doesNotContainKeys("name", "given_name", "family_name", "email");
    assertThat(claims("lab-1", "chloe"))
        .containsEntry("name", "Chloé Öztürk")
        .doesNotContainKey("email");
  }

  @Test
  void aLinkWithoutAColumnHasNoLineItemAndAToolWithoutScopesNoService() throws Exception {
    String ags = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    assertThat(object(claims("warm-up", "ada"), ags)).doesNotContainKey("lineitem");

    lms.register(tool.registration().allowing(Set.of()));

    assertThat(claims("lab-1", "ada")).doesNotContainKey(ags);
  }

  @ParameterizedTest
  @CsvSource({
    "scope, profile, invalid_scope",
    "response_type, code, unsupported_response_type",
    "response_mode, query, invalid_request",
    "prompt, login, invalid_request",
    "prompt, , invalid_request",
    "state, , invalid_request",
    "nonce, , invalid_request",
    "login_hint, ben, invalid_request",
    "login_hint, , invalid_request",
    "lti_message_hint, '{\"cmid\":\"lab-1\"}', invalid_request",
    "lti_message_hint, , invalid_request"
  })
  void aWrongAuthenticationRequestIsAnsweredToTheRedirectUri(
      String parameter, String value, String error) throws Exception {
    Map<String, String> request = tool.authenticationRequest(login("lab-1", "ada"));
    if (value == null) {
      request.remove(parameter);
    } else {
      request.put(parameter, value);
    }

    Form form = Form.in(tool.authorize(lms, request).body());

    assertThat(form.action()).isEqualTo("https://tool.example/lti/launch");
    assertThat(form.fields()).containsEntry("error", error).doesNotContainKey("id_token");
    assertThat(form.fields().get("error_description")).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "redirect_uri, https://tool.example/lti/launch/",
    "redirect_uri, https://evil.example/",
    "redirect_uri, ",
    "client_id, somebody",
    "client_id, "
  })
  void nobodyIsSentToAnAddressThatIsNotRegistered(String parameter, String value) throws Exception {
    Map<String, String> request = tool.authenticationRequest(login("lab-1", "ada"));
    if (value == null) {
      request.remove(parameter);
    } else {
      request.put(parameter, value);
    }

    HttpResponse<String> page = tool.authorize(lms, request);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).doesNotContain("<form").contains("no registered " + parameter);
  }

  @Test
  void aParameterGivenTwiceIsRefused() throws Exception {
    String query = FakeTool.encoded(tool.authenticationRequest(login("lab-1", "ada")));

    Form form =
        Form.in(tool.get(URI.create(lms.authorizationUrl() + "?" + query + "&nonce=two")).body());

    assertThat(form.fields()).containsEntry("error", "invalid_request");
  }

  @Test
  void anAuthenticationRequestMayBePosted() throws Exception {
    Map<String, String> request = tool.authenticationRequest(login("lab-1", "ada"));

    Form form = Form.in(tool.postForm(lms.authorizationUrl(), request).body());

    assertThat(verified(form.fields().get("id_token"))).containsEntry("sub", "ada");
  }

  @Test
  void anExpiredLaunchAsksForANewOne() throws Exception {
    Map<String, String> request = tool.authenticationRequest(login("lab-1", "ada"));
    clock.advance(Duration.ofMinutes(10));

    Form form = Form.in(tool.authorize(lms, request).body());

    assertThat(form.fields())
        .containsEntry("error", "login_required")
        .containsEntry("state", "state-1");
  }

  @Test
  void keysRotateAndOldOnesStayUntilWithdrawn() throws Exception {
    String before = launch("lab-1", "ada").fields().get("id_token");
    lms.rotateKeys();
    String after = launch("lab-1", "ada").fields().get("id_token");

    assertThat(verified(before)).containsEntry("sub", "ada");
    assertThat(verified(after)).containsEntry("sub", "ada");
    HttpResponse<String> two = tool.get(lms.keysUrl());
    assertThat(two.headers().firstValue("Cache-Control")).contains("public, max-age=3600");
    assertThat(com.nimbusds.jose.jwk.JWKSet.parse(two.body()).getKeys())
        .hasSize(2)
        .noneMatch(com.nimbusds.jose.jwk.JWK::isPrivate);

    lms.withdrawOldKeys();

    assertThat(com.nimbusds.jose.jwk.JWKSet.parse(tool.get(lms.keysUrl()).body()).getKeys())
        .hasSize(1);
  }

  @Test
  void theNextIdTokenCanBeTamperedWithAndTheOneAfterIsRight() throws Exception {
    control()
        .nextClaims(
            claims -> {
              claims.put(LTI + "version", "11.3");
              claims.remove("sub");
              return claims;
            });

    assertThat(claims("lab-1", "ada"))
        .containsEntry(LTI + "version", "11.3")
        .doesNotContainKey("sub");
    assertThat(claims("lab-1", "ada")).containsEntry(LTI + "version", "1.3.0");
  }

  @Test
  void theNextResponseCanBeAnError() throws Exception {
    control()
        .nextAuthenticationResponse(
            form -> Map.of("error", "login_required", "state", form.get("state")));

    assertThat(launch("lab-1", "ada").fields())
        .isEqualTo(Map.of("error", "login_required", "state", "state-1"));
  }

  @Test
  void everythingAnEndpointCannotDoIsRefused() throws Exception {
    HttpRequest.Builder delete = HttpRequest.newBuilder(lms.authorizationUrl()).DELETE();

    HttpRequest.Builder keys =
        HttpRequest.newBuilder(lms.keysUrl()).POST(HttpRequest.BodyPublishers.noBody());

    assertThat(tool.send(delete).statusCode()).isEqualTo(405);
    assertThat(tool.send(keys).statusCode()).isEqualTo(405);
    assertThat(tool.get(lms.tokenUrl()).statusCode()).isEqualTo(405);
    assertThat(
            tool.get(URI.create(lms.baseUrl() + "/courses/cloud-101/links/none/launch?as=ada"))
                .statusCode())
        .isEqualTo(404);
    assertThat(
            tool.get(URI.create(lms.baseUrl() + "/courses/cloud-101/links/lab-1/launch?as=eve"))
                .statusCode())
        .isEqualTo(404);
  }
}
