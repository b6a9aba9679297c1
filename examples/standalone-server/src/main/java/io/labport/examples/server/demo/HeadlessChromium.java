package io.labport.examples.server.demo;

import io.labport.examples.server.CannotStartException;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The system's Chromium without a window; nothing is downloaded. */
public final class HeadlessChromium {
  // Selenium logs through java.util.logging and warns at every start that it has no DevTools
  // bindings for this version of Chromium, which nothing here uses. Kept, because loggers are not.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private HeadlessChromium() {}

  /**
   * @throws CannotStartException when Chromium or its driver is missing
   */
  public static WebDriver start(String... more) {
    return start(Map.of(), more);
  }

  /**
   * @param preferences of the browser's profile, for example about cookies
   */
  static WebDriver start(Map<String, Object> preferences, String... more) {
    SELENIUM.setLevel(Level.SEVERE);
    File driver = find("chromedriver");
    ChromeOptions options = new ChromeOptions();
    options.setBinary(find("chromium"));
    options.addArguments(
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    if ("root".equals(System.getProperty("user.name"))) {
      options.addArguments("--no-sandbox");
    }
    options.addArguments(more);
    options.setExperimentalOption("prefs", preferences);
    return new ChromeDriver(
        new ChromeDriverService.Builder().usingDriverExecutable(driver).usingAnyFreePort().build(),
        options);
  }

  /**
   * Waits also across a change of the page: an element that was found on the page that is just
   * going is looked for again.
   */
  public static FluentWait<WebDriver> waiting(WebDriver browser, Duration limit) {
    return new WebDriverWait(browser, limit).ignoring(StaleElementReferenceException.class);
  }

  private static File find(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "/usr/bin").split(File.pathSeparator))
        .stream()
        .map(directory -> new File(directory, program))
        .filter(File::canExecute)
        .findFirst()
        .orElseThrow(
            () ->
                new CannotStartException(
                    program
                        + " is not installed (Debian and Ubuntu: apt-get install chromium chromium-driver)"));
  }
}
