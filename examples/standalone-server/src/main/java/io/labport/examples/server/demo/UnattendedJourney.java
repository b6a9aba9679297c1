package io.labport.examples.server.demo;

import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.sandbox.LabView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * What a learner does, done by a browser: click, work, submit, look at the grade. First through
 * LTI, then the same lab through SCORM.
 */
public final class UnattendedJourney {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final By OPEN_READY = By.cssSelector("button#open[aria-disabled=false]");
  private static final Set<String> FINAL = Set.of("passed", "failed", "completed");
  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  private final DemoWorld world;
  private final WebDriver browser;
  private final FluentWait<WebDriver> wait;
  private final Consumer<String> say;
  private final String learner;

  public UnattendedJourney(DemoWorld world, WebDriver browser, Consumer<String> say) {
    this(world, browser, say, DemoWorld.LEARNER);
  }

  UnattendedJourney(DemoWorld world, WebDriver browser, Consumer<String> say, String learner) {
    this.learner = learner;
    this.world = world;
    this.browser = browser;
    this.wait = HeadlessChromium.waiting(browser, LIMIT);
    this.say = say;
  }

  /** Whether both grades in the gradebook equal their labs' scores. */
  public boolean play() {
    boolean byLti = playLti();
    boolean byScorm = playScorm();
    return byLti && byScorm;
  }

  private boolean playLti() {
    int launchesBefore = world.launches();
    int scoresBefore = world.scores(learner);
    browser.get(world.coursePage().toString());
    say.accept("Course page    " + world.coursePage());
    Set<String> before = browser.getWindowHandles();
    click(By.id("launch-" + DemoWorld.LINK + "-" + learner));
    wait.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt("tool"));
    wait.until(ExpectedConditions.presenceOfElementLocated(By.cssSelector("#open button")));
    say.accept("Launch         accepted, in a frame of the course page");
    click(By.cssSelector("#open button"));
    LabView lab = doTheLab(before);
    // A data directory may hold the grade of an earlier journey.
    wait.until(driver -> world.scores(learner) > scoresBefore);
    BigDecimal grade = grade(DemoWorld.LINK);
    int launches = world.launches() - launchesBefore;
    say.accept("Launch calls   " + launches);
    return grade.compareTo(score(lab)) == 0 && world.ended(lab.id()) && launches == 1;
  }

  private boolean playScorm() {
    int launchesBefore = world.launches();
    long finalBefore = finalAttempts().count();
    browser.get(world.coursePage().toString());
    String player = browser.getWindowHandle();
    Set<String> before = browser.getWindowHandles();
    click(By.id("scorm-" + world.activity().id() + "-" + learner));
    say.accept("SCORM activity " + world.activity().title());
    inSco();
    wait.until(ExpectedConditions.elementToBeClickable(OPEN_READY));
    say.accept(
        "SCO            connected to the LMS and to Labport, in a frame of the LMS's player");
    click(OPEN_READY);
    LabView lab = doTheLab(before);
    browser.switchTo().window(player);
    inSco();
    ScormAttempt attempt =
        wait.until(
            driver ->
                finalAttempts().count() > finalBefore
                    ? finalAttempts().reduce((earlier, later) -> later).orElse(null)
                    : null);
    say.accept(
        "SCO reported   lesson_status "
            + attempt.status()
            + ", score.raw "
            + attempt.value("cmi.core.score.raw"));
    BigDecimal grade = grade(world.activity().id());
    int launches = world.launches() - launchesBefore;
    say.accept("Launch calls   " + launches);
    return grade.compareTo(percent(lab)) == 0 && world.ended(lab.id()) && launches == 1;
  }

  private void inSco() {
    browser.switchTo().defaultContent();
    wait.until(ExpectedConditions.frameToBeAvailableAndSwitchToIt(By.id("sco")));
  }

  /** Attempts of an earlier journey may be among them. */
  private Stream<ScormAttempt> finalAttempts() {
    return world.attempts(learner).stream().filter(attempt -> FINAL.contains(attempt.status()));
  }

  /** In the window that a click has opened; the lab as it was scored. */
  private LabView doTheLab(Set<String> before) {
    switchToNewWindow(before);
    WebElement lab = wait.until(ExpectedConditions.presenceOfElementLocated(By.id("lab")));
    long instance = Long.parseLong(lab.getDomAttribute("data-instance"));
    say.accept("Lab instance   " + instance + ", " + title());
    workAndSubmit();
    wait.until(driver -> world.lab(instance).score());
    LabView scored = world.lab(instance);
    say.accept(
        "Score          " + score(scored).toPlainString() + " of " + scored.maxPossibleScore());
    return scored;
  }

  private String title() {
    return Optional.ofNullable(browser.getTitle()).orElse("");
  }

  private void switchToNewWindow(Set<String> before) {
    wait.until(ExpectedConditions.numberOfWindowsToBe(before.size() + 1));
    browser.getWindowHandles().stream()
        .filter(handle -> !before.contains(handle))
        .findFirst()
        .ifPresent(handle -> browser.switchTo().window(handle));
  }

  /** Does all but one task, so that the score says something. */
  private void workAndSubmit() {
    List<WebElement> tasks = browser.findElements(By.cssSelector("input[type=checkbox]"));
    tasks.stream().skip(1).forEach(WebElement::click);
    browser.findElement(By.id("answer-1")).sendKeys("443");
    browser.findElement(By.id("answer-2")).sendKeys("Strict-Transport-Security");
    say.accept(
        "Tasks          "
            + (tasks.size() - 1)
            + " of "
            + tasks.size()
            + " done, 2 questions answered");
    click(By.id("submit"));
  }

  /**
   * @param column the link or the activity
   */
  private BigDecimal grade(String column) {
    By cell = By.id("grade-" + column + "-" + learner);
    String score =
        wait.until(
            driver -> {
              driver.get(world.gradebookPage().toString());
              String shown = driver.findElement(cell).getDomAttribute("data-score");
              return shown == null || shown.isEmpty() ? null : shown;
            });
    say.accept("Grade          " + score + ", in the gradebook " + world.gradebookPage());
    return new BigDecimal(score);
  }

  private static BigDecimal score(LabView lab) {
    return Objects.requireNonNull(lab.score(), "a lab that was scored");
  }

  /** As SCORM has it, in whole percent. */
  private static BigDecimal percent(LabView lab) {
    Integer maximum = Objects.requireNonNull(lab.maxPossibleScore(), "a lab that was scored");
    return score(lab)
        .multiply(PERCENT)
        .divide(BigDecimal.valueOf(maximum), 0, RoundingMode.HALF_UP);
  }

  private void click(By what) {
    wait.until(ExpectedConditions.elementToBeClickable(what)).click();
  }
}
