package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.examples.lms.Endpoint;
import io.labport.examples.lms.Fault;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormCall;
import io.labport.examples.lms.scorm.ScormFault;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.server.demo.HeadlessChromium;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/** The sample LMS's SCORM player with content written by hand: whatever happens, it is stored. */
class ScormPlayerBrowserTest {

  private static final String COURSE = "cloud-101";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static SampleLms lms;
  private static WebDriver browser;
  private static FluentWait<WebDriver> wait;

  private String player = "";
  private String activity = "";

  @BeforeAll
  static void start() {
    lms = SampleLms.builder().start();
    browser = HeadlessChromium.start();
    wait = HeadlessChromium.waiting(browser, LIMIT);
  }

  @AfterAll
  static void stop() {
    browser.quit();
    lms.close();
  }

  @AfterEach
  void oneWindowOnly() {
    for (String handle : browser.getWindowHandles()) {
      if (!handle.equals(player)) {
        browser.switchTo().window(handle).close();
      }
    }
    browser.switchTo().window(player);
  }

  @ParameterizedTest
  @CsvSource({
    "FRAME, player-leaves",
    "FRAME, frame-removed",
    "FRAME, frame-navigates",
    "FOREIGN, player-leaves",
    "FOREIGN, frame-removed",
    "FOREIGN, frame-navigates",
    "POPUP, window-closes",
    "POPUP, window-navigates",
    "POPUP2, window-closes",
    "POPUP2, window-navigates",
    "WINDOW, window-closes"
  })
  void howeverTheContentIsLeftTheLmsHoldsWhatItSent(ScormLaunch launch, String leaving) {
    for (boolean is2004 : List.of(false, true)) {
      launch(is2004, launch);
      await().atMost(LIMIT).untilAsserted(() -> assertThat(attempt().commits()).hasSize(1));

      leave(launch, leaving);

      await().atMost(LIMIT).untilAsserted(() -> assertThat(attempt().terminated()).isEqualTo(1));
      ScormAttempt attempt = attempt();
      assertThat(attempt.initialized()).isEqualTo(1);
      assertThat(attempt.commits()).hasSize(2);
      assertThat(attempt.value("cmi.suspend_data")).isEqualTo("left");
      assertThat(attempt.sessionTime()).isEqualTo(Duration.ofSeconds(90));
      assertThat(attempt.completion()).isEqualTo("incomplete");
      assertThat(attempt.suspended()).isTrue();
      assertThat(attempt.commits().get(0).values().get("cmi.suspend_data")).isEqualTo("running");
      assertThat(setBefore(attempt.commits().get(1).calls()))
          .containsExactly(
              is2004 ? "cmi.session_time" : "cmi.core.session_time", "cmi.suspend_data");
      oneWindowOnly();
    }
  }

  @Test
  void theNextLaunchFindsWhatWasStoredAndThenBeginsAnew() {
    for (boolean is2004 : List.of(false, true)) {
      launch(is2004, ScormLaunch.FRAME);
      await().atMost(LIMIT).untilAsserted(() -> assertThat(attempt().commits()).hasSize(1));
      leave(ScormLaunch.FRAME, "player-leaves");
      await().atMost(LIMIT).untilAsserted(() -> assertThat(attempt().terminated()).isEqualTo(1));
      wait.until(ExpectedConditions.textToBe(By.id("scorm-" + activity + "-ada"), "resume"));
      browser.findElement(By.id("scorm-" + activity + "-ada")).click();

      inContent();
      assertThat(noted("entry")).isEqualTo("string resume");
      assertThat(noted("data")).isEqualTo("string left");
      assertThat(noted("total")).isIn("string 00:01:30", "string PT1M30S");
      assertThat(script("return window.finish()")).isEqualTo("true");

      browser.switchTo().window(player);
      ScormAttempt ended = attempt();
      assertThat(ended.success()).isEqualTo("passed");
      assertThat(ended.completion()).isEqualTo("completed");
      assertThat(ended.suspended()).isFalse();
      assertThat(ended.initialized()).isEqualTo(2);
      if (is2004) {
        wait.until(ExpectedConditions.numberOfElementsToBe(By.id("sco"), 0));
      }
      browser.get(lms.baseUrl() + "/courses/" + COURSE + "/gradebook");
      assertThat(
              browser
                  .findElement(By.id("grade-" + activity + "-ada"))
                  .getDomAttribute("data-score"))
          .isEqualTo("80");
      assertThat(ended.score()).contains(BigDecimal.valueOf(80));

      open(lms.scorm().playerUrl(activity, "ada", ScormLaunch.FRAME));
      inContent();
      assertThat(noted("entry")).isEqualTo("string ab-initio");
      assertThat(noted("data")).isEqualTo("string ");
      browser.switchTo().window(player);
      assertThat(lms.control().scorm(COURSE, activity, "ada")).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "COMMIT_NULL, object null, string true, 0",
    "COMMIT_FALSE, string false, string true, 0",
    "COMMIT_LOST, string true, string true, 0",
    "COMMIT_THROWS, threw, string true, 0",
    "COMMIT_UNDEFINED, undefined undefined, string true, 1",
    "COMMIT_PROMISE, promise, string true, 1",
    "NO_COMMIT, threw, string true, 0",
    "SET_THROWS, string true, threw, 1",
    "ONE_AS_TRUE, string 1, string 1, 1",
    "BOOLEANS, boolean true, boolean true, 1"
  })
  void theApiIsBrokenAsOrdered(ScormFault fault, String commit, String set, int stored) {
    for (boolean is2004 : List.of(false, true)) {
      upload(is2004);
      open(
          lms.scorm()
              .playerUrl(
                  activity, "ada", ScormLaunch.FRAME, Set.of(fault), Duration.ofMillis(300)));
      inContent();

      assertThat(noted("commit")).isEqualTo(commit);
      assertThat(noted("set")).isEqualTo(set);
      browser.switchTo().window(player);
      assertThat(attempt().commits()).hasSize(stored);
    }
  }

  @Test
  void anLmsThatIsAwayFailsTheCommitAndOneThatForbidsConnectionsOfTheContentDoesNot() {
    upload(false);
    lms.scorm()
        .settings(
            activity,
            settings -> settings.withContentPolicy("script-src 'self'; connect-src 'none'"));
    open(lms.scorm().playerUrl(activity, "ada", ScormLaunch.FRAME));
    inContent();
    assertThat(noted("commit")).isEqualTo("string true");

    upload(true);
    lms.control().always(Endpoint.SCORM_COMMIT, Fault.status(503));
    try {
      open(lms.scorm().playerUrl(activity, "ada", ScormLaunch.FRAME));
      inContent();
      assertThat(noted("commit")).isEqualTo("string false");
      assertThat(noted("error")).isEqualTo("string 391");
    } finally {
      lms.control().clearFaults();
    }
  }

  private static List<String> setBefore(List<ScormCall> calls) {
    return calls.stream().filter(ScormCall::isSet).map(call -> call.arguments().get(0)).toList();
  }

  private void upload(boolean is2004) {
    activity =
        lms.importScorm(COURSE, "", is2004 ? TinySco.scorm2004() : TinySco.scorm12())
            .activity()
            .id();
  }

  private void open(URI address) {
    browser.get(address.toString());
    player = browser.getWindowHandle();
  }

  private void launch(boolean is2004, ScormLaunch launch) {
    upload(is2004);
    open(lms.scorm().playerUrl(activity, "ada", launch));
    if (launch == ScormLaunch.FRAME || launch == ScormLaunch.FOREIGN) {
      return;
    }
    wait.until(ExpectedConditions.elementToBeClickable(By.id("open"))).click();
    wait.until(ExpectedConditions.numberOfWindowsToBe(2));
    List<String> windows = switchToNewest(List.of(player));
    if (launch == ScormLaunch.POPUP2) {
      wait.until(ExpectedConditions.elementToBeClickable(By.id("open"))).click();
      wait.until(ExpectedConditions.numberOfWindowsToBe(3));
      switchToNewest(windows);
    }
  }

  private List<String> switchToNewest(List<String> known) {
    List<String> all = new ArrayList<>(browser.getWindowHandles());
    all.stream()
        .filter(handle -> !known.contains(handle))
        .forEach(handle -> browser.switchTo().window(handle));
    return all;
  }

  private void leave(ScormLaunch launch, String leaving) {
    switch (leaving) {
      case "player-leaves" -> browser.findElement(By.id("leave")).click();
      case "frame-removed" -> script("document.getElementById('sco').remove()");
      case "frame-navigates" -> {
        if (launch == ScormLaunch.FOREIGN) {
          browser.switchTo().frame("sco").switchTo().frame("sco");
          script("location.assign('/storage-frame')");
        } else {
          script("document.getElementById('sco').src = '/storage-frame'");
        }
      }
      case "window-closes" -> script("window.close()");
      case "window-navigates" -> script("location.assign('/storage-frame')");
      default -> throw new IllegalArgumentException(leaving);
    }
    browser.switchTo().window(player);
  }

  private void inContent() {
    wait.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt(By.id("sco")));
    wait.until(ExpectedConditions.attributeToBe(By.tagName("body"), "data-state", "ready"));
  }

  private static String noted(String key) {
    return String.valueOf(script("return document.body.dataset['" + key + "']"));
  }

  private static Object script(String text) {
    return String.valueOf(((JavascriptExecutor) browser).executeScript(text));
  }

  private ScormAttempt attempt() {
    return lms.control().scorm(COURSE, activity, "ada").stream()
        .findFirst()
        .orElseThrow(() -> new AssertionError("no attempt yet"));
  }
}
