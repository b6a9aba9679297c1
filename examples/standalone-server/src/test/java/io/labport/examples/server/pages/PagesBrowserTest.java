package io.labport.examples.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.Language;
import io.labport.examples.sandbox.Fault;
import io.labport.examples.sandbox.LabView;
import io.labport.examples.server.demo.HeadlessChromium;
import io.labport.examples.server.pages.Screen.Setting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;

/** WCAG 2.2, level AA, of every kind of page that core shows. */
class PagesBrowserTest {
  private static final int LAB = 101;
  private static final int OTHER_LAB = 100;
  private static final int GRADED_LAB = 103;

  private EntranceWorld world;
  private Screen screen;
  private FluentWait<WebDriver> wait;

  @BeforeEach
  void start() throws Exception {
    world = new EntranceWorld(Map.of("pages.name", "Acme University"));
    screen = new Screen();
    wait = HeadlessChromium.waiting(screen.browser(), Duration.ofSeconds(30));
  }

  @AfterEach
  void stop() {
    screen.close();
    world.close();
  }

  private void open(String address) {
    screen.browser().get(address);
  }

  private void assertAccessible(String... controls) {
    for (Setting setting : Setting.values()) {
      screen.assertReadable(setting);
    }
    screen.set(Setting.NARROW_LIGHT);
    assertThat(screen.assertReachable()).containsExactly(controls);
  }

  private String message() {
    return screen.browser().findElement(By.id("message")).getText();
  }

  @Test
  void thePageInAFrameOfTheLms() {
    open(world.framedEntry(LAB, "en"));

    assertThat(message()).startsWith("The lab opens in a new window.");
    assertAccessible("Open the lab", "Back to the course");
  }

  @Test
  void thePageThatChecksALostAnswer() {
    screen.stopTimers();
    world.sandbox().next("launch", Fault.dropAfterActing());
    open(world.entry(LAB, "en"));

    assertThat(message()).startsWith("We are checking");
    assertAccessible("Continue", "Back to the course");
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 10, 100})
  void thePageOfARefusal(int code) {
    screen.stopTimers();
    world.sandbox().next("launch", Fault.resultCode(code));
    open(world.entry(LAB, "en"));

    assertThat(screen.browser().findElement(By.id("reference")).getText())
        .startsWith("Reference: ");
    if (code == 100) { // no attempts left: nothing to try again
      assertAccessible("Back to the course");
    } else {
      assertAccessible("Try again", "Back to the course");
    }
  }

  @Test
  void thePageWithTooManyLabsAndThoseAfterIt() {
    screen.stopTimers();
    LabView other = world.sandbox().startLab(OTHER_LAB, EntranceWorld.USER);
    open(world.entry(LAB, "en"));

    assertThat(message()).startsWith("You have other labs open");
    assertAccessible("Return", "Save", "End", "Try again", "Back to the course");
    screen.browser().findElement(By.cssSelector("button[value=end]")).click();
    wait.until(ExpectedConditions.textToBe(By.id("message"), "The lab is being closed."));
    assertAccessible("Continue", "Back to the course");
    screen.browser().findElement(By.cssSelector("#open button")).click();
    wait.until(driver -> message().startsWith("Your other lab is still being closed"));
    assertAccessible("Continue", "Back to the course");
    assertThat(other.id()).isPositive();
  }

  @Test
  void thePageOfWorkThatIsBeingGraded() {
    LabView lab = world.sandbox().startLab(GRADED_LAB, EntranceWorld.USER);
    world.sandbox().submitForGrading(lab.id());
    open(world.entry(GRADED_LAB, "en"));

    assertThat(message()).startsWith("You have handed in your work");
    assertAccessible("Back to the course");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/entrance/open", "/nowhere", "/door/broken"})
  void thePagesForWhoeverIsLost(String path) {
    open(world.at(path));

    assertThat(screen.browser().getTitle()).endsWith(" - Acme University");
    assertAccessible();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLanguageFitsOnANarrowScreen(Language language) {
    screen.stopTimers();
    world.sandbox().startLab(OTHER_LAB, EntranceWorld.USER);
    open(world.entry(LAB, language.code()));

    assertThat(String.valueOf(screen.script("return document.documentElement.lang")))
        .isEqualToIgnoringCase(language.code());
    screen.assertReadable(Setting.NARROW_DARK);
    assertThat(screen.assertReachable()).hasSize(5).doesNotContain("");
  }

  @Test
  void withoutScriptsThePageWaitsForTheButtonAndTheButtonOpensTheLab() {
    screen.blockScripts();
    world.sandbox().next("launch", Fault.resultCode(3));
    open(world.entry(LAB, "en"));

    screen.assertReachable();
    screen.browser().findElement(By.cssSelector("#open button")).click();

    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("lab")));
  }

  @Test
  void whatStaysTheSameIsNotSaidAgainAndTheFocusStays() {
    screen.hurryTimers();
    world.sandbox().next("launch", 3, Fault.resultCode(3));
    open(world.entry(LAB, "en"));
    watchMessage();
    WebElement button = screen.browser().findElement(By.cssSelector("#open button"));
    button.sendKeys(Keys.SHIFT); // takes the focus and does nothing else

    wait.until(driver -> tries().matches("[23]")); // it has asked once or twice

    assertThat(screen.browser().switchTo().activeElement()).isEqualTo(button);
    assertThat(screen.script("return window.said")).isEqualTo(List.of());
    assertThat(screen.script("return document.getElementById('message').role")).isEqualTo("status");
    wait.until(ExpectedConditions.presenceOfElementLocated(By.id("lab")));
    assertThat(world.sandbox().calls("launch")).isEqualTo(4);
  }

  @Test
  void whatIsNewIsSaidOnceAndTheFocusFindsTheNewButton() {
    screen.hurryTimers();
    world.sandbox().next("launch", 5, Fault.resultCode(3));
    open(world.entry(LAB, "en"));
    watchMessage();
    screen.browser().findElement(By.cssSelector("#open button")).sendKeys(Keys.SHIFT);

    wait.until(driver -> message().startsWith("It has not worked so far."));

    assertThat(screen.script("return window.said"))
        .isEqualTo(List.of("It has not worked so far. Try again later."));
    assertThat(screen.browser().switchTo().activeElement().getText()).isEqualTo("Try again");
    for (Setting setting : Setting.values()) {
      screen.assertReadable(setting);
    }
  }

  /** Notes what a screen reader would be given to say. */
  private void watchMessage() {
    screen.script(
        "window.said = [];"
            + "new MutationObserver(() =>"
            + " window.said.push(document.getElementById('message').textContent))"
            + ".observe(document.getElementById('message'),"
            + " {childList: true, characterData: true, subtree: true});");
  }

  private String tries() {
    return String.valueOf(
        screen.script("return (document.querySelector('#open [name=tries]') || {}).value || ''"));
  }
}
