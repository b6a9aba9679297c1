package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.StorageBrowser;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.spi.http.WebResponse;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StorageLaunchTest {
  private final FakePlatform platform = new FakePlatform();
  private Tool tool;
  private StorageBrowser browser;

  @BeforeEach
  void open() {
    tool = new Tool(platform, new Agreed(platform));
    browser = new StorageBrowser(tool);
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void theValuesThatThePlatformKeptBindTheLaunch() throws Exception {
    WebResponse page = browser.begin().launch();
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers().get("Referrer-Policy")).containsExactly("same-origin");
    assertThat(tool.entered).isEmpty();

    WebResponse confirmed = browser.confirm(browser.read(page));
    assertThat(tool.entered).isEmpty();
    WebResponse opened = browser.goOn(StorageBrowser.token(confirmed));

    assertThat(opened.headers().get("Location")).containsExactly("https://labs.example/open");
    assertThat(tool.entered).hasSize(1);
    assertThat(tool.entered.get(0).launch().learner().firstName()).contains("Ada");
    assertThat(tool.entered.get(0).launch().origin()).isPresent();
  }

  @Test
  void theLearnersAddressIsThatOfTheRequestThatOpensTheLab() throws Exception {
    Tool.Attempt attempt = browser.begin();
    attempt.from = InetAddress.getByName("203.0.113.1");
    String token = StorageBrowser.token(browser.confirm(browser.read(attempt.launch())));
    browser.from = InetAddress.getByName("203.0.113.9");

    browser.goOn(token);

    assertThat(tool.entered.get(0).launch().learnerAddress()).contains(browser.from);
  }

  @Test
  void whatWaitsCannotBeReadInTheStore() throws Exception {
    WebResponse page = browser.begin().launch();
    String ticket = StorageBrowser.task(page).path("ticket").asText();
    assertThat(tool.store.dump()).contains("launch-ticket");
    assertThat(tool.store.dump())
        .doesNotContain("\"Ada\"", "Brook", "ada.brook", "u-5531", "rl-901", ticket);

    String token = StorageBrowser.token(browser.confirm(browser.read(page)));

    assertThat(tool.store.dump())
        .doesNotContain("\"Ada\"", "Brook", "ada.brook", "u-5531", "rl-901", token);
  }

  @Test
  void withTheCookieNoPageIsNeeded() throws Exception {
    Tool.Attempt attempt = browser.begin();
    String cookie = attempt.loginResponse.headers().get("Set-Cookie").get(0);
    attempt.cookies.put(
        cookie.substring(0, cookie.indexOf('=')),
        cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));

    assertThat(attempt.launch().status()).isEqualTo(303);
  }

  @Test
  void theFrameThatTheLaunchRepeatsIsAsked() throws Exception {
    Tool.Attempt attempt = browser.begin();
    attempt.form.put("lti_storage_target", List.of("repeated"));
    assertThat(StorageBrowser.task(attempt.launch()).path("frame").asText()).isEqualTo("repeated");

    assertThat(StorageBrowser.task(browser.begin().launch()).path("frame").asText())
        .isEqualTo("post_message_forwarding");
  }

  @Test
  void aBadTokenWaitsForNothing() throws Exception {
    Tool.Attempt attempt = browser.begin();
    attempt.claims.put("aud", "another");

    assertThat(Tool.page(attempt.launch())).contains("lti.jwt-aud-mismatch");
    assertThat(tool.store.dump()).doesNotContain("launch-ticket");
  }

  @ParameterizedTest
  @CsvSource({
    "content-type, text/plain",
    "content-type, application/x-www-form-urlencoded",
    "content-type, ''",
    "x-lti-confirm, 0",
    "x-lti-confirm, ''"
  })
  void checkK1TheFormOfTheRequest(String header, String value) throws Exception {
    browser.confirmHeaders.put(header, List.of(value));

    refused(browser.confirm(read()), 400, "lti.launch-confirm-malformed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "[]",
        "{",
        "{\"ticket\":1,\"state\":\"a\",\"nonce\":\"b\"}",
        "{\"ticket\":\"a\"}"
      })
  void checkK1TheBodyOfTheRequest(String body) throws Exception {
    refused(browser.confirm(body), 400, "lti.launch-confirm-malformed");
  }

  @Test
  void checkK1ABodyWithoutEnd() throws Exception {
    ObjectNode said = read();
    said.put("more", "x".repeat(5000));

    refused(browser.confirm(said), 400, "lti.launch-confirm-malformed");
  }

  @ParameterizedTest
  @CsvSource({
    "origin, https://evil.example",
    "origin, null",
    "origin, https://tool.example.evil.example",
    "origin, http://tool.example",
    "sec-fetch-site, cross-site",
    "sec-fetch-site, same-site",
    "sec-fetch-site, none"
  })
  void checkK2WhoseThePageIs(String header, String value) throws Exception {
    ObjectNode said = read();
    browser.confirmHeaders.put(header, List.of(value));
    refused(browser.confirm(said), 403, "lti.launch-confirm-cross-origin");

    // And nothing was used up by that.
    browser.confirmHeaders.put("origin", List.of("https://tool.example"));
    browser.confirmHeaders.remove("sec-fetch-site");
    String token = StorageBrowser.token(browser.confirm(said));
    browser.continueHeaders.put(header, List.of(value));
    assertThat(Tool.page(browser.goOn(token))).contains("lti.launch-confirm-cross-origin");
    assertThat(tool.entered).isEmpty();
    browser.continueHeaders.put("origin", List.of("https://tool.example"));
    browser.continueHeaders.remove("sec-fetch-site");
    assertThat(browser.goOn(token).status()).isEqualTo(303);
  }

  @Test
  void checkK2WithoutAnOrigin() throws Exception {
    ObjectNode said = read();
    browser.confirmHeaders.remove("origin");
    refused(browser.confirm(said), 403, "lti.launch-confirm-cross-origin");
    browser.confirmHeaders.put("origin", List.of("https://tool.example", "https://evil.example"));
    refused(browser.confirm(said), 403, "lti.launch-confirm-cross-origin");
    browser.continueHeaders.remove("origin");
    assertThat(browser.goOn("A".repeat(43)).status()).isEqualTo(403);
  }

  @Test
  void checkK3ATicketWorksOnce() throws Exception {
    ObjectNode said = read();
    String token = StorageBrowser.token(browser.confirm(said));

    refused(browser.confirm(said), 400, "lti.launch-confirm-ticket");
    browser.goOn(token);
    assertThat(Tool.page(browser.goOn(token))).contains("lti.launch-confirm-ticket");
    assertThat(tool.entered).hasSize(1);
  }

  @Test
  void checkK3ATicketWorksForAMinute() throws Exception {
    ObjectNode late = read();
    tool.clock.turn(Duration.ofSeconds(61));
    refused(browser.confirm(late), 400, "lti.launch-confirm-ticket");

    String token = StorageBrowser.token(browser.confirm(read()));
    tool.clock.turn(Duration.ofSeconds(61));
    assertThat(Tool.page(browser.goOn(token))).contains("lti.launch-confirm-ticket");
    assertThat(tool.entered).isEmpty();
  }

  @Test
  void checkK3ATicketForOneThingIsNoneForAnother() throws Exception {
    ObjectNode said = read();
    assertThat(Tool.page(browser.goOn(said.path("ticket").asText())))
        .contains("lti.launch-confirm-ticket");

    ObjectNode other = said.deepCopy().put("ticket", "A".repeat(43));
    refused(browser.confirm(other), 400, "lti.launch-confirm-ticket");
    other.put("ticket", "../../x");
    refused(browser.confirm(other), 400, "lti.launch-confirm-ticket");
  }

  @Test
  void checkK4TheValuesOfAnotherLaunchDoNotFitTheTicket() throws Exception {
    ObjectNode attackers = read();
    StorageBrowser victim = new StorageBrowser(tool);
    ObjectNode victims = victim.read(launched(victim));
    attackers.put("state", victims.path("state").asText());
    attackers.put("nonce", victims.path("nonce").asText());

    refused(browser.confirm(attackers), 400, "lti.state-not-bound");
    // A ticket is for one try, and the victim's own launch is unharmed.
    refused(browser.confirm(attackers), 400, "lti.launch-confirm-ticket");
    assertThat(victim.goOn(StorageBrowser.token(victim.confirm(victims))).status()).isEqualTo(303);
  }

  @Test
  void checkK4BothValuesCount() throws Exception {
    for (String name : List.of("state", "nonce")) {
      ObjectNode said = read();
      said.put(name, "A".repeat(43));
      refused(browser.confirm(said), 400, "lti.state-not-bound");
    }
  }

  @Test
  void twoTabsOfOneBrowserDoNotDisturbEachOther() throws Exception {
    WebResponse first = browser.begin().launch();
    WebResponse second = browser.begin().launch();
    assertThat(browser.kept).hasSize(4);

    browser.goOn(StorageBrowser.token(browser.confirm(browser.read(second))));
    browser.goOn(StorageBrowser.token(browser.confirm(browser.read(first))));

    assertThat(tool.entered).hasSize(2);
  }

  @Test
  void ofTwoPagesOfOneLoginOnlyOneIsConfirmed() throws Exception {
    Tool.Attempt attempt = browser.begin();
    ObjectNode one = browser.read(attempt.launch());
    ObjectNode other = browser.read(attempt.launch());

    assertThat(browser.confirm(one).status()).isEqualTo(200);
    refused(browser.confirm(other), 400, "lti.state-used");
    assertThat(Tool.page(attempt.launch())).contains("lti.state-used");
  }

  @Test
  void aTokenOfAnotherRegistrationDoesNotFitTheLogin() throws Exception {
    Agreed other = new Agreed(platform);
    other.clientId = "tool-other";
    tool = new Tool(platform, new Agreed(platform), other);
    browser = new StorageBrowser(tool);
    Map<String, String> parameters = StorageBrowser.loginParameters();
    parameters.put("client_id", "tool-other");

    assertThat(Tool.page(browser.begin(parameters).launch())).contains("lti.jwt-aud-mismatch");
  }

  @Test
  void thePageOffersANewWindowShouldThePlatformNotAnswer() throws Exception {
    assertThat(Tool.page(launched(browser)))
        .contains("<div id=\"help\" hidden>")
        .contains("action=\"https://tool.example/lti/login/reg-1\" target=\"_blank\"")
        .contains("name=\"labport_window\" value=\"1\"");
  }

  private ObjectNode read() throws Exception {
    return browser.read(launched(browser));
  }

  private static WebResponse launched(StorageBrowser browser) throws Exception {
    return browser.begin().launch();
  }

  private void refused(WebResponse response, int status, String code) throws Exception {
    JsonNode problem = new ObjectMapper().readTree(response.body());
    assertThat(problem.path("code").asText()).isEqualTo(code);
    assertThat(response.status()).isEqualTo(status);
    assertThat(tool.entered).isEmpty();
  }
}
