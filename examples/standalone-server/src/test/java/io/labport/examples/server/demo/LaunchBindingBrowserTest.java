package io.labport.examples.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.examples.lms.Presentation;
import io.labport.examples.lms.StorageFrame;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * How a launch finds back to the browser that began it, where the browser blocks cookies. The LMS
 * at localhost and the tool at 127.0.0.1 are two sites.
 */
class LaunchBindingBrowserTest {
  private static final String TOKEN = "token-of-the-administrator-58213";

  /** No cookies of other sites, but those of a partition of their own. */
  private static final Map<String, Object> THIRD_PARTY_BLOCKED =
      Map.of("profile.cookie_controls_mode", 1, "profile.block_third_party_cookies", true);

  /** Within pages of the LMS not a single cookie of the tool. */
  private static final Map<String, Object> ALL_BLOCKED =
      Map.of(
          "profile.content_settings.exceptions.cookies",
          Map.of("127.0.0.1,localhost", Map.of("setting", 2)));

  @TempDir Path data;

  private DemoWorld world;
  private WebDriver browser;
  private FluentWait<WebDriver> wait;

  @BeforeEach
  void start() {
    world = DemoWorld.start(new DemoPorts(0, 0, 0), data, Map.of("admin.token", TOKEN));
  }

  @AfterEach
  void stop() {
    if (browser != null) {
      browser.quit();
    }
    world.close();
  }

  @ParameterizedTest
  @EnumSource(StorageFrame.class)
  void aPartitionedCookieIsEnoughWhereThirdPartyCookiesAreBlocked(StorageFrame storage)
      throws Exception {
    world.lms().offerStorage(storage);
    browse(THIRD_PARTY_BLOCKED);

    openFramed();

    assertLabOpens();
    assertThat(keepsCookie("SameSite=None; Secure")).isFalse();
    assertThat(keepsCookie("SameSite=None; Secure; Partitioned")).isTrue();
    assertThat(binding()).isEqualTo("cookie");
  }

  @ParameterizedTest
  @EnumSource(
      value = StorageFrame.class,
      names = {"FORWARDING", "PARENT"})
  void thePlatformsStorageBindsWhereAllCookiesAreBlocked(StorageFrame storage) throws Exception {
    world.lms().offerStorage(storage);
    browse(ALL_BLOCKED);

    openFramed();

    assertLabOpens();
    assertThat(keepsCookie("SameSite=None; Secure; Partitioned")).isFalse();
    assertThat(binding()).isEqualTo("storage");
    browser.switchTo().defaultContent();
    assertThat(script("return sessionStorage.getItem('lti-values " + origin() + "') || '{}'"))
        .isEqualTo("{}");
  }

  @Test
  void aPlatformThatPromisesStorageAndDoesNotAnswerCostsAMomentOnly() throws Exception {
    browse(THIRD_PARTY_BLOCKED);
    browser.get(world.coursePage().toString());
    world.lms().offerStorage(StorageFrame.FORWARDING);

    frame(launchUrl());

    assertLabOpens();
    assertThat(binding()).isEqualTo("cookie");
  }

  @ParameterizedTest
  @EnumSource(
      value = StorageFrame.class,
      names = {"NONE", "FORWARDING"})
  void aNewWindowHelpsWhereNeitherCookieNorStorageWork(StorageFrame promised) throws Exception {
    browse(ALL_BLOCKED);
    browser.get(world.coursePage().toString());
    // Promised by the login, but nobody is there who keeps anything.
    world.lms().offerStorage(promised);
    frame(launchUrl());

    wait.until(ExpectedConditions.elementToBeClickable(By.cssSelector("button.window"))).click();

    wait.until(ExpectedConditions.numberOfWindowsToBe(2));
    String framed = browser.getWindowHandle();
    browser.getWindowHandles().stream()
        .filter(handle -> !handle.equals(framed))
        .forEach(handle -> browser.switchTo().window(handle));
    assertLabOpens();
    assertThat(binding()).isEqualTo("window");
  }

  @Test
  void whatAnAttackerConfirmedByAProgramOpensInNobodyElsesBrowser() throws Exception {
    world.lms().offerStorage(StorageFrame.FORWARDING);
    browse(Map.of());
    try (Attacker attacker = new Attacker(world)) {
      Attacker.Loot first = attacker.launchAs("ben");
      Attacker.Loot second = attacker.launchAs("ben");
      String token = attacker.confirm(second);

      browser.get(attacker.pageThatFetches(first).toString());
      wait.until(ExpectedConditions.textToBe(By.id("outcome"), "blocked"));
      browser.get(
          attacker.pageThatPosts("/lti/launch/confirm", "text/plain", first.json()).toString());
      wait.until(driver -> shown().contains("lti.launch-confirm-malformed"));
      browser.get(attacker.pageThatPosts("/lti/launch/continue", "", token).toString());
      wait.until(driver -> shown().contains("lti.launch-confirm-cross-origin"));

      assertThat(browser.findElements(By.id("open"))).isEmpty();
      assertThat(admin("/admin/lti/launches?outcome=accepted").path("launches")).isEmpty();
      // Not for want of a good launch: from our own page the same would have opened.
      assertThat(attacker.continueByProgram(attacker.confirm(first))).contains("id=\"open\"");
    }
  }

  private void assertLabOpens() {
    WebElement open =
        wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("#open button")));
    assertThat(open.isDisplayed()).isTrue();
  }

  private String launchUrl() {
    return world.lms().launchUrl(DemoWorld.LINK, DemoWorld.LEARNER, Presentation.FRAME).toString();
  }

  /** Into a page that was there before. */
  private void frame(String address) {
    script(
        "const frame = document.createElement('iframe');"
            + "frame.name = 'tool'; frame.src = '"
            + address
            + "'; document.body.append(frame);");
    wait.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt("tool"));
  }

  private String shown() {
    return String.valueOf(browser.getPageSource());
  }

  private void openFramed() {
    browser.get(world.coursePage().toString());
    browser.findElement(By.id("launch-" + DemoWorld.LINK + "-" + DemoWorld.LEARNER)).click();
    wait.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt("tool"));
  }

  private boolean keepsCookie(String attributes) {
    return String.valueOf(
            script("document.cookie = 'probe=1; " + attributes + "'; return document.cookie;"))
        .contains("probe=1");
  }

  private String origin() {
    String address = world.tool().toString();
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private String binding() throws Exception {
    JsonNode newest = newest().orElseThrow();
    JsonNode launch = admin("/admin/lti/launches/" + newest.path("reference").asText());
    assertThat(launch.path("outcome").asText()).isEqualTo("accepted");
    return launch.path("binding").asText();
  }

  private Optional<JsonNode> newest() throws Exception {
    wait.until(
        driver -> {
          try {
            return admin("/admin/lti/launches?outcome=accepted").path("launches").size() > 0;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    return Optional.of(admin("/admin/lti/launches?registration=demo").path("launches").path(0));
  }

  private JsonNode admin(String path) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(origin() + path))
                    .header("Authorization", "Bearer " + TOKEN)
                    .build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return new ObjectMapper().readTree(answer.body());
  }

  private Object script(String text) {
    return ((JavascriptExecutor) browser).executeScript(text);
  }

  private void browse(Map<String, Object> preferences) {
    browser = HeadlessChromium.start(preferences);
    wait = HeadlessChromium.waiting(browser, Duration.ofSeconds(20));
  }
}
