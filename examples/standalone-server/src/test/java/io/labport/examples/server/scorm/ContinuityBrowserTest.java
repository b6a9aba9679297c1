package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.examples.lms.Endpoint;
import io.labport.examples.lms.Fault;
import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.server.demo.HeadlessChromium;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * Who is the same learner as before, in a browser and an LMS that keeps or loses what it is given.
 */
class ContinuityBrowserTest {
  private static final By OPENS = By.cssSelector("button#open[aria-disabled=false]");

  @TempDir static Path data;

  private static ScormWorld world;
  private static WebDriver browser;
  private static FluentWait<WebDriver> wait;

  private ScormWorld.Imported what;

  @BeforeAll
  static void start() {
    world = new ScormWorld(data, Map.of());
    browser = world.browser();
    wait = HeadlessChromium.waiting(browser, ScormRun.LIMIT);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @BeforeEach
  void issue() {
    what = world.issue("scorm-12", ScormWorld.EXAM, Map.of());
  }

  @AfterEach
  void closeWindows() {
    world.closeWindows();
    world.lms().control().clearFaults();
  }

  private static long launches() {
    return world.sandbox().control().calls("launch");
  }

  private static void offers(ScormRun run, String words) {
    run.inSco();
    wait.until(ExpectedConditions.elementToBeClickable(OPENS));
    assertThat(browser.findElement(OPENS).getText()).isEqualTo(words);
  }

  /** The learner opens the activity, and has the LMS's page say that somebody else does. */
  private ScormRun claiming(String other) {
    String learner = world.newLearner();
    ScormRun run = new ScormRun(world, what, learner, ScormLaunch.POPUP);
    return run.open(
        world.lms().scorm().playerUrl(what.activity().id(), learner, ScormLaunch.POPUP),
        () -> {
          wait.until(ExpectedConditions.attributeToBe(By.tagName("body"), "data-ready", "true"));
          assertThat(
                  ((JavascriptExecutor) browser)
                      .executeScript(
                          "const honest = window.API.LMSGetValue;"
                              + "window.API.LMSGetValue = name => name === 'cmi.core.student_id'"
                              + " ? arguments[0] : honest(name);"
                              + "return window.API.LMSGetValue('cmi.core.student_id')",
                          other))
              .isEqualTo(other);
        });
  }

  @Test
  void whoClaimsAnothersIdInTheLmsSeesNeitherTheLabNorTheResultAndChangesNothing() {
    ScormRun ada = world.launch(what, ScormLaunch.FRAME).openLab();
    String registration = ada.registration().registration();
    world.closeWindows();
    await().atMost(ScormRun.LIMIT).until(() -> ada.attempt().terminated() == 1);
    ScormAttempt before = ada.attempt();

    ScormRun ben = claiming(ada.learner());
    offers(ben, "Start lab");
    ben.openLab();
    assertThat(ben.registration().registration()).isEqualTo(registration);
    assertThat(ben.instance()).isNotEqualTo(ada.instance());
    assertThat(userOf(ben)).isNotEqualTo(userOf(ada));
    world.closeWindows();
    LabOutcome.PASSED.bring(world.sandbox().control(), ada.instance());

    ScormRun eve = claiming(ada.learner());
    offers(eve, "Start lab");
    assertThat(browser.findElement(By.id("result")).isDisplayed()).isFalse();
    eve.poll().awaitMessage("ready to start");
    world.closeWindows();

    assertThat(eve.attempt().success()).isNotEqualTo("passed");
    assertThat(eve.attempt().score()).isEmpty();
    assertThat(ben.attempt().success()).isNotEqualTo("passed");
    assertThat(ada.attempts()).hasSize(1);
    assertThat(ada.attempt()).isEqualTo(before);

    ScormRun again = world.launch(what, ada.learner(), ScormLaunch.FRAME);
    again.awaitMessage("Your result is recorded in");
    assertThat(again.attempt().success()).isEqualTo("passed");
    assertThat(again.attempt().score())
        .hasValueSatisfying(score -> assertThat(score).isEqualByComparingTo("85"));
  }

  @Test
  void whenTheLmsLosesTheCommitOfTheSecretNoLabOpensAndTheOneBeforeStillProves() {
    ScormRun first = world.launch(what, ScormLaunch.FRAME).openLab();
    String kept = first.attempt().value("cmi.suspend_data");
    world.closeWindows();
    world.lms().control().always(Endpoint.SCORM_COMMIT, Fault.status(503));
    long before = launches();

    ScormRun unsaved = world.launch(what, first.learner(), ScormLaunch.FRAME);
    givesUp(unsaved);
    assertThat(browser.findElement(By.id("open")).isDisplayed()).isFalse();
    assertThat(launches()).isEqualTo(before);
    world.closeWindows();
    world.lms().control().clearFaults();
    assertThat(first.attempt().value("cmi.suspend_data")).isEqualTo(kept);

    ScormRun next = world.launch(what, first.learner(), ScormLaunch.FRAME);
    offers(next, "Return to your lab");
    next.openLab();
    assertThat(next.instance()).isEqualTo(first.instance());
    assertThat(next.attempt().value("cmi.suspend_data")).isNotEqualTo(kept);
    assertThat(next.registration().instance()).isEqualTo(1);
  }

  /** The SCO tries for some time before it gives up; at no moment of it the button can be used. */
  private static void givesUp(ScormRun unsaved) {
    unsaved.inSco();
    HeadlessChromium.waiting(browser, Duration.ofSeconds(40))
        .until(
            driver -> {
              assertThat(driver.findElements(OPENS)).noneMatch(each -> each.isDisplayed());
              return driver.findElements(By.cssSelector("button#retry")).stream()
                  .anyMatch(each -> each.isDisplayed());
            });
    assertThat(unsaved.shown()).contains("does not save");
  }

  @Test
  void ofTwoTabsTheLaterWinsTheEarlierSaysSoAndThereIsOneLab() {
    ScormRun earlier = world.launch(what, ScormLaunch.FRAME).openLab();
    ScormRun later = world.launch(what, earlier.learner(), ScormLaunch.FRAME);
    offers(later, "Return to your lab");

    earlier.poll().awaitMessage("no longer in charge");
    assertThat(browser.findElement(By.id("open")).isDisplayed()).isFalse();

    later.openLab();
    assertThat(later.instance()).isEqualTo(earlier.instance());
    later.lab(LabOutcome.PASSED).poll().awaitAcknowledged();
    assertThat(later.attempt().success()).isEqualTo("passed");
    world.closeWindows();
    assertThat(later.attempts()).hasSize(1);
    assertThat(later.attempt().success()).isEqualTo("passed");
    assertThat(later.registration().instance()).isEqualTo(1);
  }

  @Test
  void anAttemptAfterAFinalResultIsAnInstanceOfItsOwn() {
    ScormRun first = world.launch(what, ScormLaunch.FRAME).openLab();
    first.lab(LabOutcome.PASSED).poll().awaitAcknowledged();
    first.awaitMessage("Your result is recorded in");
    String registration = first.registration().registration();
    world.closeWindows();

    ScormRun second = world.launch(what, first.learner(), ScormLaunch.FRAME);
    offers(second, "Start lab");
    second.openLab();

    assertThat(second.instance()).isNotEqualTo(first.instance());
    assertThat(second.registration().registration()).isEqualTo(registration);
    assertThat(second.registration().instance()).isEqualTo(2);
    assertThat(second.attempts()).hasSize(2);
    assertThat(second.attempts().get(0).success()).isEqualTo("passed");
    assertThat(second.attempt().completion()).isEqualTo("incomplete");
  }

  /** Whom Skillable takes the learner of the run's lab for. */
  private String userOf(ScormRun run) {
    return world.sandbox().control().lab(run.instance()).userId();
  }
}
