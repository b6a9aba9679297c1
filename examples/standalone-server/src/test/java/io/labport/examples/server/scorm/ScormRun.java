package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabRun;
import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.server.demo.HeadlessChromium;
import io.labport.examples.server.pages.Screen;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/** One opening of an activity by a learner: the player's window, the SCO's, the lab's. */
final class ScormRun {
  static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final By OPEN_READY = By.cssSelector("button#open[aria-disabled=false]");

  private final ScormWorld world;
  private final LearnerRecords records;
  private final ScormLaunch framing;
  private final WebDriver browser;
  private final FluentWait<WebDriver> wait;
  private String player = "";
  private String content = "";
  private String lab = "";
  private long instance;

  ScormRun(ScormWorld world, ScormWorld.Imported what, String learner, ScormLaunch framing) {
    this.world = world;
    this.records = new LearnerRecords(world, what, learner);
    this.framing = framing;
    this.browser = world.browser();
    this.wait = HeadlessChromium.waiting(browser, LIMIT).pollingEvery(PAUSE);
  }

  /** For something that the SCO is to show; without it, what it shows is told. */
  private FluentWait<WebDriver> waiting(String forWhat) {
    return HeadlessChromium.waiting(browser, LIMIT)
        .pollingEvery(PAUSE)
        .withMessage(
            () ->
                forWhat
                    + ", but there is "
                    + browser.findElements(By.tagName("body")).stream()
                        .map(WebElement::getText)
                        .toList());
  }

  /** The player in a new tab, and the content wherever it is to be. */
  ScormRun open(URI address, Runnable... beforeAnyClick) {
    return openAfter("", address, beforeAnyClick);
  }

  /** The same; the script goes before those of all pages in the new tab. */
  ScormRun openAfter(String script, URI address, Runnable... beforeAnyClick) {
    browser.switchTo().newWindow(WindowType.TAB);
    player = browser.getWindowHandle();
    Screen.of(browser).beforeEveryPage(script);
    browser.get(address.toString());
    List.of(beforeAnyClick).forEach(Runnable::run);
    content = player;
    int windows =
        switch (framing) {
          case FRAME, FOREIGN -> 0;
          case POPUP, WINDOW -> 1;
          case POPUP2 -> 2;
        };
    for (int opened = 0; opened < windows; opened++) {
      content = byClick(By.id("open"));
    }
    return this;
  }

  /** Clicks, and goes to the window that opens by it. */
  private String byClick(By what) {
    Set<String> before = browser.getWindowHandles();
    wait.until(ExpectedConditions.elementToBeClickable(what)).click();
    String opened =
        wait.until(
            driver -> {
              Set<String> now = new HashSet<>(driver.getWindowHandles());
              now.removeAll(before);
              return now.isEmpty() ? null : now.iterator().next();
            });
    browser.switchTo().window(opened);
    return opened;
  }

  String learner() {
    return records.learner();
  }

  /** Selenium is in the player's page from now on. */
  ScormRun inPlayer() {
    browser.switchTo().window(player);
    return this;
  }

  /** Selenium is in the SCO from now on. */
  ScormRun inSco() {
    browser.switchTo().window(content);
    int frames =
        switch (framing) {
          case FRAME -> 1;
          case FOREIGN -> 2;
          case POPUP, POPUP2, WINDOW -> 0;
        };
    for (int depth = 0; depth < frames; depth++) {
      wait.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt(By.id("sco")));
    }
    return this;
  }

  /** Handle of the window that the SCO is in, or its player. */
  String contentWindow() {
    return content;
  }

  String playerWindow() {
    return player;
  }

  /** Waits until the SCO's message contains the words. */
  ScormRun awaitMessage(String words) {
    inSco();
    waiting("\"" + words + "\"")
        .until(ExpectedConditions.textToBePresentInElementLocated(By.id("message"), words));
    return this;
  }

  /** Everything that the SCO shows. */
  String shown() {
    inSco();
    return browser.findElement(By.tagName("body")).getText();
  }

  /** Clicks a button of the SCO once it can be used. */
  ScormRun press(String id) {
    inSco();
    waiting(id)
        .until(
            ExpectedConditions.elementToBeClickable(
                By.cssSelector("button#" + id + "[aria-disabled=false]")))
        .click();
    return this;
  }

  /** Opens the lab in its tab, as soon as that is offered. */
  ScormRun openLab() {
    inSco();
    waiting("a way to open the lab").until(ExpectedConditions.elementToBeClickable(OPEN_READY));
    lab = byClick(OPEN_READY);
    instance =
        Long.parseLong(
            String.valueOf(
                wait.until(ExpectedConditions.presenceOfElementLocated(By.id("lab")))
                    .getDomAttribute("data-instance")));
    return this;
  }

  /** The lab's instance at Skillable. */
  long instance() {
    return instance;
  }

  /** The learner is done with the lab's tab. */
  ScormRun closeLab() {
    browser.switchTo().window(lab).close();
    inPlayer();
    return this;
  }

  /** Brings the lab into the state and waits until the server has heard of it. */
  ScormRun lab(LabOutcome outcome) {
    outcome.bring(world.sandbox().control(), instance);
    return eventually(
        "that the server hears of " + outcome,
        () -> {
          assertThat(world.server().labport().results().runOf(new LabInstanceId(instance)))
              .flatMap(LabRun::result)
              .hasValueSatisfying(
                  it -> assertThat(it.totalRunTime()).isEqualTo(LabOutcome.RUN_TIME));
          assertThat(registration().phase()).isEqualTo(outcome.phase());
        });
  }

  /** The learner looks at the SCO again: it asks the server at once. */
  ScormRun poll() {
    inSco();
    script("window.dispatchEvent(new Event('focus'))");
    return this;
  }

  /** Waits until the content has ended so many sessions with the LMS in its latest attempt. */
  ScormRun awaitTerminated(int sessions) {
    return eventually(
        "ends of sessions with the LMS",
        () -> assertThat(attempt().terminated()).isEqualTo(sessions));
  }

  /** Waits until the LMS holds these values. */
  ScormRun awaitHeld(Map<String, String> expected) {
    return eventually(
        "what the LMS holds", () -> assertThat(InTheLms.held(attempt())).isEqualTo(expected));
  }

  /** Waits until the session of the latest launch with the LMS has ended. */
  ScormRun awaitClosed() {
    return eventually(
        "the end of the session with the LMS",
        () -> assertThat(attempt().terminated()).isEqualTo(attempt().initialized()));
  }

  /** Waits until the page that Selenium is in has no such element. */
  void awaitNothingOf(By element) {
    wait.until(ExpectedConditions.numberOfElementsToBe(element, 0));
  }

  /** Waits until the LMS's confirmation of the result has come to the server. */
  ScormRun awaitAcknowledged() {
    return eventually(
        "the acknowledgement",
        () ->
            assertThat(registration())
                .satisfies(
                    it -> assertThat(it.acknowledged()).isEqualTo(it.revision()).isPositive()));
  }

  private ScormRun eventually(String what, ThrowingRunnable assertion) {
    await(what).atMost(LIMIT).pollInterval(PAUSE).untilAsserted(assertion);
    return this;
  }

  /** The learner leaves; afterwards Selenium is in no window of the run. */
  void leave(Leaving way) {
    boolean framed = framing == ScormLaunch.FRAME || framing == ScormLaunch.FOREIGN;
    String elsewhere = world.lms().baseUrl() + "/storage-frame";
    switch (way) {
      case FRAME_REMOVED -> {
        inPlayer();
        script("document.getElementById('sco').remove()");
      }
      case FRAME_NAVIGATES -> {
        inPlayer();
        if (framing == ScormLaunch.FOREIGN) {
          browser.switchTo().frame("sco");
        }
        script("document.getElementById('sco').src = arguments[0]", elsewhere);
      }
      case PAGE_NAVIGATES -> {
        if (framed) {
          inPlayer();
          browser.findElement(By.id("leave")).click();
        } else {
          inSco();
          script("location.assign(arguments[0])", elsewhere);
        }
      }
      case TAB_CLOSES -> inPlayer().browser.close();
      case POPUP_CLOSES -> inSco().browser.close();
    }
  }

  /** As administrators see it. */
  RegistrationBook.Entry registration() {
    return records.registration();
  }

  /** The learner's attempts in the LMS, oldest first. */
  List<ScormAttempt> attempts() {
    return records.attempts();
  }

  /** The latest attempt, as the LMS holds it. */
  ScormAttempt attempt() {
    return records.attempt();
  }

  /** The values with which the content would begin if the activity were opened now. */
  Map<String, String> nextLaunch() {
    return records.nextLaunch();
  }

  Object script(String text, Object... arguments) {
    return ((JavascriptExecutor) browser).executeScript(text, arguments);
  }
}
