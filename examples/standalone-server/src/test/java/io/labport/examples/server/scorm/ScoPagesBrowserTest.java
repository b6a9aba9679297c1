package io.labport.examples.server.scorm;

import static io.labport.examples.server.scorm.ScoStates.CONNECT;
import static io.labport.examples.server.scorm.ScoStates.FAILS_LATER;
import static io.labport.examples.server.scorm.ScoStates.HURRIED;
import static io.labport.examples.server.scorm.ScoStates.PASSED;
import static io.labport.examples.server.scorm.ScoStates.REPORT;
import static io.labport.examples.server.scorm.ScoStates.START;
import static io.labport.examples.server.scorm.ScoStates.STOPPED;
import static io.labport.examples.server.scorm.ScoStates.inState;
import static io.labport.examples.server.scorm.ScoStates.plan;
import static io.labport.examples.server.scorm.ScoStates.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** WCAG 2.2, level AA, of the SCO's page in each of its states but refusals. */
class ScoPagesBrowserTest {
  private static final String STATES = "io.labport.examples.server.scorm.ScoStates#";

  @TempDir static Path data;
  private static ScormWorld world;
  private static ScormWorld.Imported activity;

  @BeforeAll
  static void start() {
    world = new ScormWorld(data, Map.of());
    activity = world.issue("scorm-12", ScormWorld.EXAM, Map.of());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @AfterEach
  void closeWindows() {
    world.closeWindows();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource({
    STATES + "beforeTheLab",
    STATES + "theLab",
    STATES + "theResult",
    STATES + "noServer"
  })
  void aStateIsForEverybody(String message, String notice, String[] controls, Map<String, ?> plan) {
    ScoTab.open(world, activity, plan).says(message).shows(notice).isAccessible(controls);
  }

  @Test
  void theLabOpensByTheKeyboardAndThePageSaysSo() {
    ScoTab tab = ScoTab.open(world, activity, plan("timers", STOPPED));

    tab.pressOpening("open").says("Your lab is opening in a new window.").isAccessible(START);
  }

  @Test
  void whoGoesOnWithoutTheLmsIsTold() {
    ScoTab tab = ScoTab.open(world, activity, plan("initialize", false));
    tab.press("continue", Keys.SPACE)
        .says("Your lab is ready to start.")
        .shows("The lab server records your result, but your learning platform will probably not");

    tab.isAccessible(START);
  }

  @Test
  void whoGoesOnUnsavedIsTold() {
    ScoTab tab = ScoTab.open(world, activity, plan("commits", 1, "timers", HURRIED));
    tab.press("continue", Keys.ENTER)
        .says("Your lab is ready to start.")
        .shows("Your learning platform did not save.");

    tab.isAccessible(START);
  }

  @Test
  void whoLeavesAndWhoComesBackToAPageThatHasEndedIsTold() {
    ScoTab left = ScoTab.open(world, activity, inState("PENDING", null));
    left.press("leave", Keys.ENTER).says("Your session is saved.").isAccessible();

    ScoTab ended = ScoTab.open(world, activity, plan()).says("Your lab is ready to start.");
    ended.script("window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))");
    ended.script("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))");
    ended.says("This session has ended.").isAccessible();
  }

  @Test
  void whoGoesOfflineIsTold() {
    ScoTab tab = ScoTab.open(world, activity, plan()).says("Your lab is ready to start.");
    tab.screen().cdp("Network.enable", Map.of());
    tab.screen()
        .cdp(
            "Network.emulateNetworkConditions",
            Map.of("offline", true, "latency", 0, "downloadThroughput", 0, "uploadThroughput", 0));

    tab.shows("Nothing is lost; this page goes on when the connection is back.")
        .isAccessible(START);
  }

  @Test
  void whoTriesAgainInVainStaysAtTheButton() {
    Map<String, ?> away = Map.of("/sessions", "fail", "/launch", "fail");
    ScoTab tab = ScoTab.open(world, activity, plan("answers", away, "timers", STOPPED));

    tab.press("retry", Keys.ENTER).says("The lab server cannot be reached").isAt("retry");
  }

  @Test
  void whatAnotherTabHasTakenOverCanBeTakenBack() {
    ScoTab first =
        ScoTab.open(world, activity, plan("timers", HURRIED)).says("Your lab is ready to start.");
    ScoTab.open(world, activity, first.learner(), first.returning())
        .says("Your lab is ready to start.");

    first.poke().says("This page is no longer in charge").isAccessible("Continue here");
    first.press("take-over", Keys.ENTER).says("Your lab is ready to start.");
  }

  @Test
  void aPageThatMayNotReachTheServerOffersAWindowThatMay() {
    ScormWorld.Imported guarded = withPolicy("script-src 'self'; connect-src 'none'");
    ScoTab tab = ScoTab.open(world, guarded, plan());
    tab.says("Your learning platform does not let this page").isAccessible(CONNECT);

    tab.pressOpening("connect");
    tab.waiting().until(it -> it.getPageSource().contains("Your lab opens from here."));
    ScoTab.assertPage(tab.screen(), "Start the lab");
    world.browser().close();

    tab.says("Your lab is ready to start.")
        .shows("Open the lab from the connection window")
        .isAccessible("Show the connection window");
    tab.poke().shows("The connection window was closed.").isAccessible(CONNECT);
  }

  @Test
  void aWindowThatTheBrowserDoesNotOpenIsExplained() {
    ScormWorld.Imported guarded = withPolicy("script-src 'self'; connect-src 'none'");
    ScoTab tab = ScoTab.open(world, guarded, plan("windows", false));

    tab.press("connect", Keys.ENTER).shows("The browser did not open the window.");
    tab.isAccessible(CONNECT);
  }

  @Test
  void whereNoFormMayLeaveThePageALinkOpensTheLab() {
    ScoTab tab = ScoTab.open(world, withPolicy("form-action 'self'"), plan());

    tab.press("open", Keys.ENTER).shows("The lab did not open. Use the link to open it.");
    tab.isAccessible(START, "Open the lab by link");
    tab.pressOpening("link");
    tab.waiting().until(it -> it.getPageSource().contains("data-instance"));
  }

  private static ScormWorld.Imported withPolicy(String policy) {
    ScormWorld.Imported guarded = world.issue("scorm-12", ScormWorld.EXAM, Map.of());
    world
        .lms()
        .scorm()
        .settings(guarded.activity().packageId(), settings -> settings.withContentPolicy(policy));
    return guarded;
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void nothingStaysInEnglish(Language language) {
    ScoTab tab = resultNotTaken(language.code());

    assertThat(String.valueOf(tab.script("return document.documentElement.lang")))
        .isEqualToIgnoringCase(language.code());
    ScoLanguages.assertAllIn(tab, language.code());
  }

  @ParameterizedTest
  @CsvSource({"ja-JP, ja", "zh-TW, zh-Hant", "zh-CN, zh-Hans"})
  void theScriptIsTheOneOfThePlace(String preferred, String shown) {
    ScoTab tab = ScoTab.open(world, activity, plan("languages", List.of(preferred)));

    assertThat(tab.script("return document.documentElement.lang")).isEqualTo(shown);
  }

  /** A page with texts of every kind. */
  private static ScoTab resultNotTaken(String language) {
    ScoTab tab =
        ScoTab.open(
            world,
            activity,
            with(
                FAILS_LATER,
                "languages",
                List.of(language),
                "status",
                with(PASSED, "report", REPORT)));
    tab.waiting()
        .until(
            it ->
                Boolean.TRUE.equals(
                    tab.script("return document.querySelector('#notices p') !== null")));
    return tab;
  }
}
