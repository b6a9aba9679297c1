package io.labport.examples.server.scorm;

import io.labport.examples.server.demo.HeadlessChromium;
import java.util.HashSet;
import java.util.Set;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/** The ways into a lab where the LMS forbids its content the usual one. */
final class OtherWays {
  private static final By RELAY_OPENS = By.cssSelector("#open button:not([disabled])");

  private final WebDriver browser;
  private final ScormRun run;
  private final FluentWait<WebDriver> wait;
  private String relay = "";

  OtherWays(ScormWorld world, ScormRun run) {
    this.browser = world.browser();
    this.run = run;
    this.wait = HeadlessChromium.waiting(browser, ScormRun.LIMIT);
  }

  /**
   * From now on the LMS sends this policy with the content, and one against scripts of others. The
   * content stays when it has ended, so that it can be looked at.
   */
  static void forbid(ScormWorld world, ScormWorld.Imported what, String directive) {
    world
        .lms()
        .scorm()
        .settings(
            what.activity().id(),
            settings ->
                settings
                    .withContentPolicy("script-src 'self'; " + directive)
                    .withLeavingOnRequest(false));
  }

  /** Opens the relay's window. */
  void connect() {
    Set<String> before = browser.getWindowHandles();
    run.press("connect");
    relay = newest(before);
  }

  /** Selenium is in the relay's window from now on. */
  void inRelay() {
    browser.switchTo().window(relay);
  }

  /** The relay's window closes itself when the SCO has ended. */
  void awaitRelayClosed() {
    wait.until(driver -> !driver.getWindowHandles().contains(relay));
  }

  /**
   * @return the lab's instance; Selenium is in its page from now on
   */
  long openLabFromRelay() {
    inRelay();
    Set<String> before = browser.getWindowHandles();
    wait.until(ExpectedConditions.elementToBeClickable(RELAY_OPENS)).click();
    return opened(before);
  }

  /**
   * The form is refused by the policy. Chromium opens its tab all the same and leaves it empty; the
   * learner closes it, comes back, and follows the link that is there now.
   */
  long openLabByLink() {
    Set<String> before = browser.getWindowHandles();
    run.press("open");
    browser.switchTo().window(newest(before)).close();
    run.inSco();
    wait.withMessage(() -> "a link in what the SCO shows: " + run.shown())
        .until(ExpectedConditions.elementToBeClickable(By.cssSelector("a#link[href]")))
        .click();
    return opened(before);
  }

  private long opened(Set<String> before) {
    browser.switchTo().window(newest(before));
    return Long.parseLong(
        String.valueOf(
            wait.until(ExpectedConditions.presenceOfElementLocated(By.id("lab")))
                .getDomAttribute("data-instance")));
  }

  private String newest(Set<String> before) {
    return wait.until(
        driver -> {
          Set<String> now = new HashSet<>(driver.getWindowHandles());
          now.removeAll(before);
          return now.isEmpty() ? null : now.iterator().next();
        });
  }
}
