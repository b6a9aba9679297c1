package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.StorageBrowser;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.core.spi.http.WebResponse;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageLoginTest {
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aPlatformThatOffersStorageGetsAPageThatStillCarriesTheCookie() throws Exception {
    WebResponse page = login(StorageBrowser.loginParameters());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers().get("Set-Cookie")).singleElement().asString().contains("Partitioned");
    JsonNode task = StorageBrowser.task(page);
    assertThat(task.path("origin").asText()).isEqualTo("https://lms.example.edu");
    assertThat(task.path("frame").asText()).isEqualTo("post_message_forwarding");
    assertThat(task.path("next").asText()).startsWith("https://lms.example.edu/auth?scope=openid");
    assertThat(task.path("askMillis").asInt()).isEqualTo(400);
    assertThat(task.path("storeMillis").asInt()).isEqualTo(1000);
    assertThat(task.path("put")).hasSize(2);
    assertThat(task.path("put").path(0).path("key").asText()).startsWith("lti_state_");
    assertThat(task.path("put").path(1).path("key").asText()).startsWith("lti_nonce_");
  }

  @Test
  void thePageLoadsNothingButItsScriptAndWorksWithoutIt() throws Exception {
    WebResponse page = login(StorageBrowser.loginParameters());

    String nonce = Tool.page(page).replaceAll("(?s).*<script nonce=\"([^\"]+)\".*", "$1");
    assertThat(page.headers().get("Content-Security-Policy").get(0))
        .contains("default-src 'none'")
        .contains("script-src 'nonce-" + nonce + "'")
        .contains("connect-src 'none'")
        .doesNotContain("unsafe");
    assertThat(Tool.page(page))
        .contains("src=\"https://tool.example/assets/lti-storage.js\"")
        .contains("<noscript><p><a href=\"https://lms.example.edu/auth?")
        .contains(">Continue</a>");
  }

  @Test
  void theValuesAreFreshSecretsAndNotInTheStore() throws Exception {
    Tool tool = new Tool(platform, agreed);
    StorageBrowser browser = new StorageBrowser(tool);
    Tool.Attempt attempt = browser.begin();

    assertThat(browser.kept).hasSize(2);
    assertThat(browser.kept.values())
        .doesNotHaveDuplicates()
        .doesNotContain(attempt.state, attempt.nonce)
        .allSatisfy(v -> assertThat(v).matches("[A-Za-z0-9_-]{43}"))
        .allSatisfy(v -> assertThat(tool.store.dump()).doesNotContain(v));
    assertThat(tool.store.dump()).doesNotContain("u-5531").doesNotContain("cmid");
    assertThat(browser.kept.keySet().toString()).doesNotContain(attempt.state);
  }

  @Test
  void aFrameNameWithScriptTextStaysData() throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    String name = "</script><script>alert(1)</script><!--\"'";
    parameters.put("lti_storage_target", name);

    WebResponse page = login(parameters);

    assertThat(Tool.page(page)).doesNotContain("<script>alert").doesNotContain("<!--");
    assertThat(StorageBrowser.task(page).path("frame").asText()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\u0000b", "a\nb"})
  void aNameThatIsNoneCountsAsAbsent(String name) throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("lti_storage_target", name);

    assertThat(login(parameters).status()).isEqualTo(303);
  }

  @Test
  void aNameWithoutEndCountsAsAbsent() throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("lti_storage_target", "x".repeat(256));
    assertThat(login(parameters).status()).isEqualTo(303);
    parameters.put("lti_storage_target", "x".repeat(255));
    assertThat(login(parameters).status()).isEqualTo(200);
  }

  @Test
  void blackboardsOlderNameIsUnderstood() throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("lti_storage_frame", "older");

    assertThat(StorageBrowser.task(login(parameters)).path("frame").asText()).isEqualTo("older");
  }

  @Test
  void parentMeansThePlatformsWindowItself() throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("lti_storage_target", "_parent");

    assertThat(StorageBrowser.task(login(parameters)).has("frame")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "https://lms.example.edu:8443/a/auth?x=1, GENERIC, https://lms.example.edu:8443",
    "https://LMS.example.edu:443/auth, GENERIC, https://lms.example.edu",
    "https://canvas.instructure.com/api/lti/authorize_redirect, CANVAS, https://sso.canvaslms.com",
    "https://canvas.test.instructure.com/a, CANVAS, https://sso.test.canvaslms.com",
    "https://canvas.campus.example/a, CANVAS, https://canvas.campus.example",
    "https://canvas.instructure.com/a, GENERIC, https://canvas.instructure.com"
  })
  void onlyTheOriginOfTheRegistrationIsSpokenTo(URI endpoint, PlatformFamily family, String origin)
      throws Exception {
    agreed.authorizationEndpoint = endpoint;
    agreed.family = family;

    JsonNode task = StorageBrowser.task(login(StorageBrowser.loginParameters()));

    assertThat(task.path("origin").asText()).isEqualTo(origin);
  }

  @Test
  void sakaiIsToldBeforehand() throws Exception {
    agreed.family = PlatformFamily.SAKAI;

    assertThat(
            StorageBrowser.task(login(StorageBrowser.loginParameters())).path("prelude").asText())
        .isEqualTo("org.sakailms.lti.prelaunch");
  }

  @Test
  void aLongHintIsPostedAfterwards() throws Exception {
    Map<String, String> parameters = StorageBrowser.loginParameters();
    parameters.put("lti_message_hint", "x".repeat(2000));

    WebResponse page = login(parameters);

    assertThat(StorageBrowser.task(page).has("next")).isFalse();
    assertThat(Tool.page(page))
        .contains("<form id=\"continue\" method=\"post\" action=\"https://lms.example.edu/auth\"")
        .contains("name=\"lti_message_hint\"")
        .contains("<noscript><button type=\"submit\">Continue</button></noscript>");
  }

  @Test
  void theScriptIsSmallAndTellsPeopleNothing() throws Exception {
    try (InputStream in =
        StorageLoginTest.class.getResourceAsStream("/META-INF/labport/assets/lti-storage.js")) {
      byte[] script = in.readAllBytes();

      assertThat(script.length).isLessThan(5 * 1024);
      assertThat(new String(script, StandardCharsets.UTF_8))
          .doesNotContain("innerHTML", "textContent =", "eval(", "document.write", "localStorage")
          .containsOnlyOnce("ask(w, \"*\"");
    }
  }

  private WebResponse login(Map<String, String> parameters) throws Exception {
    return new Tool(platform, agreed).login("POST", "/login", Map.of(), Map.of(), parameters);
  }
}
