package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.labport.core.domain.Language;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.Keys;

/** WCAG 2.2, level AA, of the SCO's page in each of its states but refusals. */
class ScoPagesBrowserTest {
  private static final String STOPPED = "stopped";
  private static final String HURRIED = "hurried";
  private static final String START = "Start lab";
  private static final String RETRY = "Try again";
  private static final String LEAVE = "Save and leave";
  private static final String ANYWAY = "Continue without recording";
  private static final String CONNECT = "Open the connection window";

  /** So many commits succeed: those of the start, and the one that keeps the learner's proof. */
  private static final Map<String, ?> FAILS_LATER = Map.of("timers", HURRIED, "commits", 2);

  private static final Map<String, ?> REPORT =
      Map.of(
          "revision",
          5,
          "final",
          true,
          "set",
          List.of(List.of("cmi.core.score.raw", "85"), List.of("cmi.core.lesson_status", "passed")),
          "optional",
          List.of(),
          "navigation",
          "");

  private static final Map<String, ?> PASSED =
      status("FINAL", "result", Map.of("percent", 85, "passed", true), "receipt", "K7Q2M9XWPTABCD");

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

  private static Map<String, Object> plan(Object... pairs) {
    Map<String, Object> plan = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      plan.put((String) pairs[i], pairs[i + 1]);
    }
    return plan;
  }

  private static Map<String, Object> with(Map<String, ?> more, Object... pairs) {
    Map<String, Object> plan = plan(pairs);
    plan.putAll(more);
    return plan;
  }

  /** What the server says of the lab, in place of what it would say of a learner who is new. */
  private static Map<String, Object> status(String phase, Object... more) {
    Map<String, Object> status = plan("phase", phase, "open", null);
    status.put("message", phase.toLowerCase(Locale.ROOT).replace('_', '-'));
    status.putAll(plan(more));
    return status;
  }

  private static Map<String, Object> inState(String phase, String open) {
    Map<String, Object> ticket = plan("status", 201, "body", Map.of("ticket", "t".repeat(43)));
    return plan(
        "status", status(phase, "open", open), "answers", Map.of("/sessions/ticket", ticket));
  }

  private static Arguments state(Map<String, ?> plan, String message, String... controls) {
    return arguments(message, "", controls, plan);
  }

  private static Arguments noted(
      Map<String, ?> plan, String message, String notice, String... controls) {
    return arguments(message, notice, controls, plan);
  }

  static Stream<Arguments> beforeTheLab() {
    Map<String, ?> busy = plan("status", 429, "body", Map.of("code", "RATE_LIMITED"));
    return Stream.of(
        state(plan("api", false, "timers", STOPPED), "Connecting to your learning platform."),
        state(plan("api", false, "timers", HURRIED), "This page is not connected", RETRY),
        state(plan("initialize", false), "Your learning platform does not answer", RETRY, ANYWAY),
        state(plan("answers", Map.of("/sessions", "hang")), "Connecting to the lab server."),
        state(plan("commits", 1, "timers", STOPPED), "Saving to your learning platform."),
        state(
            plan("commits", 1, "timers", HURRIED),
            "Your learning platform does not save.",
            RETRY,
            ANYWAY),
        state(plan(), "Your lab is ready to start.", START),
        noted(
            plan("mode", "review"),
            "This activity is open for viewing only.",
            "Nothing is written to your learning platform."),
        noted(
            plan("answers", Map.of("/sessions/ticket", busy)),
            "Your lab is ready to start.",
            "That was too often in a short time.",
            START,
            "Try to open the lab again"));
  }

  static Stream<Arguments> theLab() {
    return Stream.of(
        state(inState("RUNNING", "return"), "Your lab is running.", "Return to your lab"),
        state(inState("RUNNING", "resume"), "Your lab is running.", "Resume your lab"),
        state(inState("PENDING", null), "You have handed in your work", LEAVE),
        state(inState("STOPPED", "start"), "Your lab ended before it was", START, LEAVE),
        state(inState("LAB_FAILED", "start"), "The lab failed.", START, LEAVE),
        state(inState("BLOCKED", "step-up"), "It could not be confirmed", "Confirm who you are"),
        noted(plan("status", PASSED), "You have passed this lab.", "K7Q2M9XWPTABCD", LEAVE),
        state(
            plan("status", status("FINAL", "result", Map.of("percent", 40, "passed", false))),
            "You have not passed this lab.",
            LEAVE),
        state(inState("FINAL", "start-new"), "You have completed", "Start a new lab", LEAVE));
  }

  static Stream<Arguments> theResult() {
    Map<String, Object> reported = with(PASSED, "report", REPORT);
    return Stream.of(
        noted(
            plan("status", reported, "opener", true),
            "Your result is recorded in your learning platform.",
            "85 %",
            "Close this window"),
        state(
            plan("status", reported, "commits", 2, "timers", STOPPED),
            "Recording your result",
            LEAVE),
        noted(
            with(FAILS_LATER, "status", reported),
            "You have passed this lab.",
            "Your learning platform did not take your result.",
            "Save again",
            LEAVE),
        noted(
            plan("status", reported, "alive", 2),
            "You have passed this lab.",
            "The connection to your learning platform is lost.",
            LEAVE),
        noted(
            with(FAILS_LATER, "policy", Map.of("commitEverySeconds", 1)),
            "Your lab is ready to start.",
            "Your session with the learning platform has expired.",
            START,
            "Save again"));
  }

  static Stream<Arguments> noServer() {
    Map<String, ?> away = Map.of("/sessions", "fail", "/launch", "fail");
    return Stream.of(
        state(plan("answers", away, "timers", STOPPED), "The lab server cannot be reached", RETRY),
        state(plan("answers", away, "timers", STOPPED, "offline", true), "You are offline.", RETRY),
        state(
            plan("answers", Map.of("/sessions", "fail")), "The lab server does not answer", RETRY),
        noted(
            plan("answers", Map.of("/sessions/status", "fail"), "timers", HURRIED),
            "Your lab is ready to start.",
            "The lab server cannot be reached just now.",
            START));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource({"beforeTheLab", "theLab", "theResult", "noServer"})
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
