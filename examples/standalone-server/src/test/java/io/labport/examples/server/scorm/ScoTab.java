package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.examples.server.demo.HeadlessChromium;
import io.labport.examples.server.pages.Screen;
import io.labport.examples.server.pages.Screen.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * The SCO's page alone in a tab, with an LMS in its own window that does what a test orders. The
 * server is the real one unless the test says otherwise.
 */
final class ScoTab {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT = script();

  private final Screen screen;
  private final WebDriver browser;
  private final FluentWait<WebDriver> wait;
  private final String learner;
  private String handle = "";

  private ScoTab(ScormWorld world, String learner) {
    this.learner = learner;
    this.browser = world.browser();
    this.screen = Screen.of(browser);
    this.wait =
        HeadlessChromium.waiting(browser, Duration.ofSeconds(20))
            .pollingEvery(Duration.ofMillis(20));
  }

  /** A new learner opens the activity. */
  static ScoTab open(ScormWorld world, ScormWorld.Imported what, Map<String, ?> plan) {
    return open(world, what, world.newLearner(), plan);
  }

  /**
   * @param plan as in {@code in-page.js}
   */
  static ScoTab open(
      ScormWorld world, ScormWorld.Imported what, String learner, Map<String, ?> plan) {
    ScoTab tab = new ScoTab(world, learner);
    tab.browser.switchTo().newWindow(WindowType.TAB);
    tab.handle = tab.browser.getWindowHandle();
    Map<String, Object> whole = new HashMap<>(plan);
    whole.put("origin", world.lms().baseUrl().toString());
    whole.put("learner", learner);
    tab.screen.beforeEveryPage(SCRIPT.replace("PLAN", json(whole)));
    tab.browser.get(
        world.lms().baseUrl()
            + "/scorm/"
            + what.activity().packageId()
            + "/content/"
            + what.activity().href());
    return tab;
  }

  String learner() {
    return learner;
  }

  /** What the LMS would give the next launch, as a plan. */
  Map<String, ?> returning() {
    return Map.of("values", screen.script("return window.inPage.held"));
  }

  /** Waits until the message begins like this. */
  ScoTab says(String beginning) {
    browser.switchTo().window(handle);
    wait.withMessage(() -> "\"" + beginning + "\" in " + text())
        .until(it -> it.findElement(By.id("message")).getText().startsWith(beginning));
    return this;
  }

  /** Waits until this stands somewhere in the page. */
  ScoTab shows(String words) {
    browser.switchTo().window(handle);
    wait.withMessage(() -> "\"" + words + "\" in " + text()).until(it -> text().contains(words));
    return this;
  }

  private String text() {
    return browser.findElement(By.tagName("body")).getText();
  }

  /** Waits until the button can be used, goes to it by the keyboard's focus, and presses a key. */
  ScoTab press(String id, Keys key) {
    browser.switchTo().window(handle);
    wait.withMessage(() -> id + " in " + text())
        .until(
            ExpectedConditions.elementToBeClickable(
                By.cssSelector("button#" + id + "[aria-disabled=false], a#" + id)))
        .sendKeys(key);
    return this;
  }

  /** The same; the browser is in the window that opens by it. */
  ScoTab pressOpening(String id) {
    Set<String> before = browser.getWindowHandles();
    press(id, Keys.ENTER);
    String opened =
        wait.until(
            driver -> {
              Set<String> now = new HashSet<>(driver.getWindowHandles());
              now.removeAll(before);
              return now.isEmpty() ? null : now.iterator().next();
            });
    browser.switchTo().window(opened);
    return this;
  }

  /** The learner looks at the page again: it asks the server, unless it has just done so. */
  ScoTab poke() {
    browser.switchTo().window(handle);
    screen.script("window.dispatchEvent(new Event('focus'))");
    return this;
  }

  Object script(String text) {
    browser.switchTo().window(handle);
    return screen.script(text);
  }

  /**
   * Everybody can read the page and use its controls, which are these, in this order; a screen
   * reader hears what changes.
   */
  void isAccessible(String... controls) {
    browser.switchTo().window(handle);
    // The first key brings the page the focus: it may then ask the server once more.
    screen.press(Keys.SHIFT);
    wait.withMessage(() -> List.of(controls) + " in " + text())
        .until(it -> shown().equals(List.of(controls)));
    assertThat(role("message")).isEqualTo("status polite");
    assertThat(role("notices")).isEqualTo("alert null");
    assertPage(screen, controls);
  }

  private Object role(String id) {
    return screen.script(
        "const it = document.getElementById(arguments[0]);"
            + "return it.role + ' ' + it.getAttribute('aria-live')",
        id);
  }

  private List<?> shown() {
    return (List<?>)
        screen.script(
            "return [...document.querySelectorAll('button, a[href]')]"
                + ".filter((it) => it.getClientRects().length > 0).map((it) => it.textContent)");
  }

  /** Holds for each page, whosever it is, that the browser is in. */
  static void assertPage(Screen screen, String... controls) {
    assertThat(screen.browser().getTitle()).isNotBlank();
    assertThat(screen.script("return document.documentElement.lang")).isEqualTo("en");
    screen.assertReadableEverywhere();
    screen.set(Setting.NARROW_LIGHT);
    assertThat(screen.assertReachable()).containsExactly(controls);
  }

  /** Waits until the button has the keyboard's focus. */
  ScoTab isAt(String id) {
    browser.switchTo().window(handle);
    wait.withMessage(() -> "the focus at " + id)
        .until(it -> id.equals(it.switchTo().activeElement().getDomAttribute("id")));
    return this;
  }

  Screen screen() {
    return screen;
  }

  FluentWait<WebDriver> waiting() {
    return wait;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String script() {
    try (InputStream file =
        Objects.requireNonNull(ScoTab.class.getResourceAsStream("in-page.js"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
