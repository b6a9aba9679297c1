package io.labport.examples.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/** The lab picker in a real browser, on a narrow screen, by nothing but the keyboard. */
class PickerBrowserTest {
  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";
  private static final String NARROW = "320";

  @TempDir Path data;

  private final BlockingQueue<String> returned = new LinkedBlockingQueue<>();
  private HttpServer platform;
  private DemoWorld world;
  private WebDriver browser;
  private FluentWait<WebDriver> wait;

  @BeforeEach
  void start() throws IOException {
    platform = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    platform.createContext("/return", this::take);
    platform.start();
    world = DemoWorld.start(new DemoPorts(0, 0, 0), data);
  }

  @AfterEach
  void stop() {
    browser.quit();
    world.close();
    platform.stop(0);
  }

  @Test
  void threeLabsArePickedByKeyboardOnANarrowScreen() throws Exception {
    open();
    narrow();
    assertFits();

    for (int lab : List.of(100, 101, 104)) {
      tabTo(By.id("lab-" + lab));
      press(Keys.SPACE);
    }
    assertThat(browser.findElement(By.id("count")).getText()).isEqualTo("Labs chosen: 3");
    tabTo(By.cssSelector("button[value=continue]"));
    press(Keys.ENTER);
    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("details")));
    assertThat(focus().getTagName()).isEqualTo("h1");
    assertFits();
    tabTo(By.cssSelector(".actions button[value=add]"));
    press(Keys.ENTER);

    assertThat(titles(response()))
        .containsExactlyInAnyOrder(
            "Linux fundamentals", "Secure a web server", "Open practice environment");
  }

  @Test
  void theListFollowsTheSearchAndKeepsWhatWasTicked() throws Exception {
    open();
    tabTo(By.id("lab-100"));
    press(Keys.SPACE);
    tabTo(By.id("q"));
    new Actions(browser).sendKeys("practice").perform();

    wait.until(ExpectedConditions.textToBe(By.id("found"), "Labs found: 1"));

    assertThat(focus()).isEqualTo(browser.findElement(By.id("q")));
    assertThat(browser.findElements(By.name("lab"))).hasSize(1);
    assertThat(browser.findElement(By.id("count")).getText()).isEqualTo("Labs chosen: 1");
    tabTo(By.id("lab-104"));
    press(Keys.SPACE);
    assertThat(browser.findElement(By.id("count")).getText()).isEqualTo("Labs chosen: 2");
    tabTo(By.cssSelector("button[value=continue]"));
    press(Keys.ENTER);
    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("details")));
    assertThat(browser.findElements(By.cssSelector("form > fieldset"))).hasSize(2);
  }

  @Test
  void inAFrameOfTheCourseNoCookieIsNeeded() throws Exception {
    open(true);
    tabTo(By.id("lab-101"));
    press(Keys.SPACE);
    browser.findElement(By.cssSelector("button[value=continue]")).click();
    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("details")));
    assertThat(script("return document.cookie")).isEqualTo("");
    browser.findElement(By.cssSelector(".actions button[value=add]")).click();

    assertThat(titles(response())).containsExactly("Secure a web server");
  }

  @Test
  void theRulesOfAccessibilityThatAProgramCanJudgeAreKept() throws Exception {
    open();
    narrow();
    assertAccessible();
    for (int lab : List.of(100, 101)) {
      browser.findElement(By.id("lab-" + lab)).click();
    }
    browser.findElement(By.cssSelector("button[value=continue]")).click();
    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("details")));
    browser.findElements(By.tagName("summary")).forEach(WebElement::click);
    assertAccessible();
    browser.findElement(By.id("points-100")).clear();
    browser.findElement(By.cssSelector(".actions button[value=add]")).click();
    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("points-100-error")));
    assertAccessible();
    assertFits();
  }

  @Test
  void anErrorTakesTheFocus() throws Exception {
    open();
    tabTo(By.cssSelector("button[value=continue]"));
    press(Keys.ENTER);

    wait.until(ExpectedConditions.textToBe(By.id("error"), "Choose at least one lab."));

    assertThat(focus()).isEqualTo(browser.findElement(By.id("error")));
  }

  private void open() {
    open(false);
  }

  /** Without cookies of third parties, as a frame of an LMS has to live. */
  private void open(boolean framed) {
    browser = HeadlessChromium.start("--test-third-party-cookie-phaseout");
    wait = HeadlessChromium.waiting(browser, Duration.ofSeconds(60));
    world
        .lms()
        .control()
        .nextClaims(
            claims -> {
              Map<String, Object> request = new LinkedHashMap<>(claims);
              request.put(LTI + "message_type", "LtiDeepLinkingRequest");
              request.put(
                  LTI + "roles",
                  List.of("http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor"));
              request.put("locale", "en");
              request.put(
                  DL + "deep_linking_settings",
                  Map.of(
                      "deep_link_return_url",
                      "http://127.0.0.1:" + platform.getAddress().getPort() + "/return?c=7",
                      "accept_types",
                      List.of("ltiResourceLink"),
                      "accept_presentation_document_targets",
                      List.of("iframe", "window"),
                      "accept_multiple",
                      true));
              return request;
            });
    browser.get(world.coursePage().toString());
    String place = framed ? "" : "-window";
    Set<String> before = browser.getWindowHandles();
    browser
        .findElement(By.id("launch-" + DemoWorld.LINK + "-" + DemoWorld.LEARNER + place))
        .click();
    if (framed) {
      wait.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt("tool"));
    } else {
      wait.until(ExpectedConditions.numberOfWindowsToBe(before.size() + 1));
      browser.getWindowHandles().stream()
          .filter(handle -> !before.contains(handle))
          .forEach(handle -> browser.switchTo().window(handle));
    }
    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("list")));
  }

  private JWTClaimsSet response() throws Exception {
    String body = String.valueOf(returned.poll(30, TimeUnit.SECONDS));
    assertThat(body).startsWith("JWT=");
    return SignedJWT.parse(URLDecoder.decode(body.substring(4), StandardCharsets.UTF_8))
        .getJWTClaimsSet();
  }

  private static List<String> titles(JWTClaimsSet claims) {
    return ((List<?>) claims.getClaim(DL + "content_items"))
        .stream().map(item -> String.valueOf(((Map<?, ?>) item).get("title"))).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      returned.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private void narrow() {
    ((HasCdp) browser)
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of(
                "width",
                Integer.valueOf(NARROW),
                "height",
                640,
                "deviceScaleFactor",
                1,
                "mobile",
                true));
    wait.until(driver -> NARROW.equals(String.valueOf(script("return window.innerWidth"))));
  }

  /** WCAG 2.1, 1.4.10: no scrolling in two dimensions at 320 pixels. */
  private void assertFits() {
    assertThat(String.valueOf(script("return document.documentElement.scrollWidth")))
        .isEqualTo(NARROW);
  }

  private void assertAccessible() throws IOException {
    try (InputStream axe =
        Objects.requireNonNull(
            getClass()
                .getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js"))) {
      script(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    Object violations =
        ((JavascriptExecutor) browser)
            .executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                    + "axe.run().then(r => done(r.violations.map("
                    + "v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))));");
    assertThat((List<?>) violations).isEmpty();
  }

  /** Each stop on the way has a mark that can be seen. */
  private void tabTo(By what) {
    WebElement wanted = browser.findElement(what);
    for (int i = 0; i < 60 && !focus().equals(wanted); i++) {
      press(Keys.TAB);
      if (!focus().getTagName().equals("body")) {
        assertThat(focus().getCssValue("outline-style")).isEqualTo("solid");
      }
    }
    assertThat(focus()).isEqualTo(wanted);
  }

  private WebElement focus() {
    return browser.switchTo().activeElement();
  }

  private void press(Keys key) {
    new Actions(browser).sendKeys(key).perform();
  }

  private Object script(String text) {
    return ((JavascriptExecutor) browser).executeScript(text);
  }
}
