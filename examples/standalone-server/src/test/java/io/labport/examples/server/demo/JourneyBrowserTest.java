package io.labport.examples.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.examples.sandbox.Fault;
import io.labport.examples.sandbox.LabState;
import io.labport.examples.sandbox.LabView;
import io.labport.examples.sandbox.RecordedRequest;
import io.labport.examples.sandbox.SandboxControl;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/**
 * The demo in a real browser; to it the LMS at localhost and the tool at 127.0.0.1 are two sites.
 */
class JourneyBrowserTest {
  private static final DemoPorts ANY = new DemoPorts(0, 0, 0);
  private static final String NARROW = "320";

  @TempDir Path data;

  private DemoWorld world;
  private WebDriver browser;
  private FluentWait<WebDriver> wait;

  @BeforeEach
  void start() {
    world = DemoWorld.start(ANY, data);
    browse();
  }

  @AfterEach
  void stop() {
    browser.quit();
    world.close();
  }

  @Test
  void theGradesEqualTheLabsScoresAndAreStillThereAfterARestart() {
    List<String> story = new ArrayList<>();

    assertThat(new UnattendedJourney(world, browser, story::add).play()).isTrue();

    System.out.println(String.join("\n", story));
    String grade = gradebook();
    String byScorm = gradebook(world.activity().id());
    assertThat(new BigDecimal(grade)).isPositive();
    assertThat(new BigDecimal(byScorm)).isPositive();

    world.close();
    world = DemoWorld.start(ANY, data);

    assertThat(gradebook()).isEqualTo(grade);
    assertThat(gradebook(world.activity().id())).isEqualTo(byScorm);
    assertThat(new UnattendedJourney(world, browser, line -> {}).play()).isTrue();
  }

  @Test
  void theJourneyWorksWhereTheBrowserBlocksThirdPartyCookies() {
    browser.quit();
    browse("--test-third-party-cookie-phaseout");
    List<Boolean> thirdPartyCookies = new ArrayList<>();

    UnattendedJourney journey =
        new UnattendedJourney(
            world,
            browser,
            line -> {
              if (line.startsWith("Launch  ")) { // the browser is in the tool's frame
                thirdPartyCookies.add(keepsThirdPartyCookies());
              }
            });

    assertThat(journey.play()).isTrue();

    assertThat(thirdPartyCookies).containsExactly(false);
  }

  @Test
  void aLearnerWithoutNamesHasTheSameJourney() {
    assertThat(new UnattendedJourney(world, browser, line -> {}, "ben").play()).isTrue();

    List<RecordedRequest> launches = world.sandbox().control().requests("launch");
    assertThat(launches)
        .hasSize(2) // through LTI, and through SCORM
        .allSatisfy(
            launch ->
                assertThat(launch.rawQuery())
                    .contains("labid=101&userid=")
                    .doesNotContain("firstname", "lastname", "email", "Ferreira"));
  }

  @Test
  void aLaunchInAWindowOfItsOwnOpensTheLabThere() {
    long lab = openInWindow(DemoWorld.LINK);
    SandboxControl control = world.sandbox().control();

    control.score(lab, new BigDecimal("60"), 100, 70, false);
    control.complete(lab);

    wait.until(driver -> world.scores(DemoWorld.LEARNER) > 0);
    assertThat(new BigDecimal(gradebook())).isEqualByComparingTo("60");
    assertThat(world.launches()).isEqualTo(1);
  }

  @Test
  void whoHasTooManyLabsOpenChoosesByKeyboardOnANarrowScreen() {
    long first = openInWindow(DemoWorld.LINK);
    openWindow("linux");
    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("labs")));

    narrow();
    List<String> reachable = reachableByTab();

    System.out.println("too many open, by tab: " + reachable);
    assertThat(reachable).containsSubsequence("Return", "Save", "End", "Try again");
    assertFits();
    tabTo(By.cssSelector("button[value=end]"));
    press(Keys.ENTER);
    wait.until(ExpectedConditions.textToBe(By.id("message"), "The lab is being closed."));
    assertFits();
    tabTo(By.cssSelector("#open button"));
    press(Keys.ENTER);
    WebElement lab = wait.until(ExpectedConditions.presenceOfElementLocated(By.id("lab")));
    assertThat(instance(lab)).isNotEqualTo(first);
    assertThat(world.lab(first).state()).isIn(LabState.TEARING_DOWN, LabState.OFF);
  }

  @Test
  void whoWaitsForALabMayAskAgainByKeyboardOnANarrowScreen() {
    world.sandbox().control().next("launch", Fault.resultCode(3));
    openWindow(DemoWorld.LINK);
    wait.until(
        ExpectedConditions.textToBe(
            By.id("message"), "The labs are busy just now. This page tries again by itself."));

    narrow();
    List<String> reachable = reachableByTab();

    System.out.println("waiting, by tab: " + reachable);
    assertThat(reachable).startsWith("Try again");
    assertFits();
    assertThat(browser.findElement(By.id("message")).getDomAttribute("role")).isEqualTo("status");
    tabTo(By.cssSelector("#open button"));
    press(Keys.SPACE);
    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("lab")));
    assertThat(world.sandbox().control().labs()).hasSize(1);
  }

  @Test
  void aLostAnswerEndsInTheLabThatWasStartedAndNoSecondOne() {
    world.sandbox().control().next("launch", Fault.dropAfterActing());

    long lab = openInWindow(DemoWorld.LINK);

    assertThat(world.launches()).isEqualTo(1);
    assertThat(world.sandbox().control().labs()).extracting(LabView::id).containsExactly(lab);
  }

  /** Its partitioned cookie must be kept, or the question would say nothing. */
  private boolean keepsThirdPartyCookies() {
    String cookies =
        String.valueOf(
            script(
                "document.cookie = 'partitioned=1; SameSite=None; Secure; Partitioned';"
                    + "document.cookie = 'shared=1; SameSite=None; Secure';"
                    + "return document.cookie;"));
    assertThat(cookies).contains("partitioned=1");
    return cookies.contains("shared=1");
  }

  private String gradebook() {
    return gradebook(DemoWorld.LINK);
  }

  private String gradebook(String column) {
    browser.get(world.gradebookPage().toString());
    return String.valueOf(
        browser
            .findElement(By.id("grade-" + column + "-" + DemoWorld.LEARNER))
            .getDomAttribute("data-score"));
  }

  private long openInWindow(String link) {
    openWindow(link);
    return instance(wait.until(ExpectedConditions.presenceOfElementLocated(By.id("lab"))));
  }

  private void openWindow(String link) {
    browser.get(world.coursePage().toString());
    Set<String> before = browser.getWindowHandles();
    browser.findElement(By.id("launch-" + link + "-" + DemoWorld.LEARNER + "-window")).click();
    wait.until(ExpectedConditions.numberOfWindowsToBe(before.size() + 1));
    browser.getWindowHandles().stream()
        .filter(handle -> !before.contains(handle))
        .forEach(handle -> browser.switchTo().window(handle));
  }

  private static long instance(WebElement lab) {
    return Long.parseLong(String.valueOf(lab.getDomAttribute("data-instance")));
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

  /** What gets the focus, in order, each with a visible mark. */
  private List<String> reachableByTab() {
    List<String> reached = new ArrayList<>();
    List<WebElement> seen = new ArrayList<>();
    for (press(Keys.TAB); !seen.contains(focus()) && seen.size() < 20; press(Keys.TAB)) {
      if (focus().getTagName().equals("body")) {
        break;
      }
      seen.add(focus());
      reached.add(focus().getText());
      assertThat(focus().getCssValue("outline-style")).isEqualTo("solid");
    }
    return reached;
  }

  private void tabTo(By what) {
    WebElement wanted = browser.findElement(what);
    for (int i = 0; i < 20 && !focus().equals(wanted); i++) {
      press(Keys.TAB);
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

  private void browse(String... options) {
    browser = HeadlessChromium.start(options);
    wait = HeadlessChromium.waiting(browser, Duration.ofSeconds(60));
  }
}
