package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.spi.http.WebResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  void aLoginSendsTheBrowserToThePlatformWithEverythingItAsksFor(String method) throws Exception {
    Tool tool = new Tool(platform, agreed);

    WebResponse response = tool.login(method, "/login", Map.of(), Map.of(), Tool.loginParameters());

    assertThat(response.status()).isEqualTo(303);
    URI address = URI.create(response.headers().get("Location").get(0));
    assertThat(address.toString()).startsWith("https://lms.example.edu/auth?scope=openid");
    Map<String, String> sent = Tool.query(address);
    assertThat(sent)
        .containsEntry("scope", "openid")
        .containsEntry("response_type", "id_token")
        .containsEntry("response_mode", "form_post")
        .containsEntry("prompt", "none")
        .containsEntry("client_id", "tool-7f3a")
        .containsEntry("redirect_uri", "https://tool.example/lti/launch")
        .containsEntry("login_hint", "u-5531")
        .containsEntry("lti_message_hint", "{\"cmid\": 42}");
    assertThat(sent.get("state")).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(sent.get("nonce"));
    assertThat(address.getRawQuery()).contains("%20").doesNotContain("+");
  }

  @Test
  void theCookieWorksInAThirdPartyFrameAndItsNameTellsNothing() throws Exception {
    Tool tool = new Tool(platform, agreed);

    Tool.Attempt attempt = tool.begin();

    assertThat(attempt.loginResponse.headers().get("Set-Cookie"))
        .singleElement()
        .asString()
        .startsWith("__Host-lti_st_")
        .endsWith("; Path=/; Max-Age=600; Secure; HttpOnly; SameSite=None; Partitioned")
        .doesNotContain(attempt.state.substring(0, 16));
  }

  @Test
  void neitherStateNorNonceNorCookieLieInTheStore() throws Exception {
    Tool tool = new Tool(platform, agreed);

    Tool.Attempt attempt = tool.begin();

    assertThat(tool.store.dump())
        .doesNotContain(attempt.state)
        .doesNotContain(attempt.nonce)
        .doesNotContain(attempt.cookies.values().iterator().next())
        .doesNotContain("u-5531");
  }

  @Test
  void anEmptyMessageHintIsSentAndAnAbsentOneIsNot() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Map<String, String> empty = Tool.loginParameters();
    empty.put("lti_message_hint", "");
    Map<String, String> absent = Tool.loginParameters();
    absent.remove("lti_message_hint");

    assertThat(location(tool.begin(empty))).containsEntry("lti_message_hint", "");
    assertThat(location(tool.begin(absent))).doesNotContainKey("lti_message_hint");
  }

  @Test
  void anEndpointWithAQueryKeepsIt() throws Exception {
    agreed.authorizationEndpoint = URI.create("https://lms.example.edu/auth?site=a%2Fb");
    Tool tool = new Tool(platform, agreed);

    assertThat(tool.begin().loginResponse.headers().get("Location").get(0))
        .startsWith("https://lms.example.edu/auth?site=a%2Fb&scope=openid");
  }

  @Test
  void aLongHintIsPostedByAFormWithEverythingEscaped() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("lti_message_hint", "\"><script>alert(1)</script>" + "x".repeat(2000));

    WebResponse response = tool.login("POST", "/login", Map.of(), Map.of(), parameters);

    assertThat(response.status()).isEqualTo(200);
    assertThat(Tool.page(response))
        .contains("action=\"https://lms.example.edu/auth\"")
        .contains("name=\"state\"")
        .doesNotContain("<script>alert");
    assertThat(response.headers().get("Content-Security-Policy").get(0))
        .contains("default-src 'none'")
        .contains("form-action https:")
        .doesNotContain("frame-ancestors");
    assertThat(response.headers().get("Set-Cookie")).hasSize(1);
  }

  @Test
  void theOldestCookiesGoWhenThereAreTooMany() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Map<String, String> cookies = new LinkedHashMap<>();
    for (int i = 0; i < 11; i++) {
      cookies.put("__Host-lti_st_" + (char) ('a' + i), Integer.toString(1000 - i, 36) + ".x");
    }

    WebResponse response = tool.login("POST", "/login", Map.of(), cookies, Tool.loginParameters());

    assertThat(response.headers().get("Set-Cookie").subList(1, 3))
        .allSatisfy(c -> assertThat(c).contains("Max-Age=0"))
        .anySatisfy(c -> assertThat(c).startsWith("__Host-lti_st_k="))
        .anySatisfy(c -> assertThat(c).startsWith("__Host-lti_st_j="));
    assertThat(response.headers().get("Set-Cookie")).hasSize(3);
  }

  @Test
  void somebodyWhoTypesTheAddressIsToldWhatItIsFor() throws Exception {
    Tool tool = new Tool(platform, agreed);

    WebResponse response = tool.login("GET", "/login", Map.of(), Map.of(), Map.of());

    assertThat(response.status()).isEqualTo(200);
    assertThat(Tool.page(response)).contains("login initiation address");
  }

  @Test
  void anotherMethodIsRefused() throws Exception {
    refused(
        new Tool(platform, agreed).login("PUT", "/login", Map.of(), Map.of(), Map.of()),
        405,
        "lti.login-method");
  }

  @Test
  void theBodyWinsOverTheQuery() throws Exception {
    Map<String, List<String>> form = new LinkedHashMap<>();
    Tool.loginParameters().forEach((n, v) -> form.put(n, List.of(v)));

    WebResponse response =
        new Tool(platform, agreed)
            .login(
                "POST",
                "/login",
                Map.of(),
                Map.of(),
                Map.of("login_hint", List.of("from-query")),
                form);

    assertThat(response.headers().get("Location").get(0)).contains("login_hint=u-5531");
  }

  @Test
  void withoutClientIdTwoRegistrationsOfOneIssuerAreTellableByDeploymentOrPathOnly()
      throws Exception {
    Agreed other = new Agreed(platform);
    other.clientId = "tool-other";
    other.deployments = List.of("99");
    Tool tool = new Tool(platform, agreed, other);
    Map<String, String> parameters = Tool.loginParameters();
    parameters.remove("client_id");

    refused(
        tool.login("POST", "/login", Map.of(), Map.of(), parameters),
        400,
        "lti.login-registration-ambiguous");
    Map<String, String> withDeployment = new LinkedHashMap<>(parameters);
    withDeployment.put("lti_deployment_id", "99");
    assertThat(location(tool.begin(withDeployment))).containsEntry("client_id", "tool-other");
    WebResponse byPath =
        tool.login(
            "POST", "/login/{registration}", Map.of("registration", "reg-1"), Map.of(), parameters);
    assertThat(location(tool.follow(byPath))).containsEntry("client_id", "tool-7f3a");
  }

  @Test
  void anIssuerThatDiffersByAFinalSlashStillFindsItsRegistration() throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("iss", "https://lms.example.edu/");

    assertThat(new Tool(platform, agreed).begin(parameters).state).isNotEmpty();
  }

  @Test
  void aForeignTargetOnlyWarnsBecauseTheSignedOneDecides() throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("target_link_uri", "https://elsewhere.example/x");

    assertThat(new Tool(platform, agreed).begin(parameters).state).isNotEmpty();
  }

  private static Map<String, String> location(Tool.Attempt attempt) {
    return Tool.query(URI.create(attempt.loginResponse.headers().get("Location").get(0)));
  }

  private static void refused(WebResponse response, int status, String code) {
    assertThat(Tool.page(response)).contains(code).contains("Reference:");
    assertThat(response.status()).isEqualTo(status);
  }
}
