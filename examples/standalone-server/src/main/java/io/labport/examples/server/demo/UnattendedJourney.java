package io.labport.examples.server.demo;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.openqa.selenium.By;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/** What a learner does, done by a browser: click, work, submit, look at the grade. */
public final class UnattendedJourney {
  private static final Duration LIMIT = Duration.ofSeconds(60);

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

  /** Whether the grade in the gradebook equals the lab's score. */
  public boolean play() {
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
    switchToNewWindow(before);
    WebElement lab = wait.until(ExpectedConditions.presenceOfElementLocated(By.id("lab")));
    long instance = Long.parseLong(lab.getDomAttribute("data-instance"));
    say.accept("Lab instance   " + instance + ", " + title());
    workAndSubmit();
    BigDecimal score = wait.until(driver -> world.lab(instance).score());
    say.accept(
        "Score          "
            + score.toPlainString()
            + " of "
            + world.lab(instance).maxPossibleScore());
    // A data directory may hold the grade of an earlier journey.
    wait.until(driver -> world.scores(learner) > scoresBefore);
    BigDecimal grade = grade(world.gradebookPage());
    say.accept(
        "Grade          " + grade.toPlainString() + ", in the gradebook " + world.gradebookPage());
    int launches = world.launches() - launchesBefore;
    say.accept("Launch calls   " + launches);
    return grade.compareTo(score) == 0 && world.ended(instance) && launches == 1;
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

  private BigDecimal grade(URI gradebook) {
    By cell = By.id("grade-" + DemoWorld.LINK + "-" + learner);
    String score =
        wait.until(
            driver -> {
              driver.get(gradebook.toString());
              String shown = driver.findElement(cell).getDomAttribute("data-score");
              return shown == null || shown.isEmpty() ? null : shown;
            });
    return new BigDecimal(score);
  }

  private void click(By what) {
    wait.until(ExpectedConditions.elementToBeClickable(what)).click();
  }
}
