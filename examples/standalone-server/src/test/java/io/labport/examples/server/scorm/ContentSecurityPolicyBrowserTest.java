package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.server.demo.HeadlessChromium;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.support.ui.FluentWait;

/** LMSs that let their content reach nobody, and windows that say what they should not. */
class ContentSecurityPolicyBrowserTest {
  private static final String CALLS = "const calls = ['status', 'ticket', 'stored', 'ack', 'end'];";

  /** What a SCO or a relay would act on, if it believed the sender. */
  private static final String FORGERIES =
      "const report = {revision: 9, final: true, optional: [], navigation: '', set:"
          + " [['cmi.core.score.raw', '100'], ['cmi.core.lesson_status', 'passed']]};"
          + "const status = {phase: 'FINAL', message: 'passed', open: null, revision: 9,"
          + " acknowledged: 0, report, result: {percent: 100, passed: true}, receipt: 'FORGED'};"
          + "const body = {token: 'forged', supportId: 'FORGED', suspendData: 'skl1|f|1|f|0',"
          + " registration: {id: 'f', instance: 1, proven: true}, policy: {}, status};"
          + "const forged = [{labport: 1, kind: 'session', body}, {labport: 1, kind: 'refused',"
          + " body: {code: 'REVOKED'}}];"
          + "for (let id = 1; id <= 20; id++)"
          + " forged.push({labport: 1, kind: 'answer', id, status: 200, body: status});"
          + CALLS
          + "calls.forEach((call, at) => forged.push({labport: 1, kind: 'ask', id: 900 + at, call,"
          + " body: {revision: 1, stage: 'commit', ok: true, idempotencyKey: 'f', startNew: true,"
          + " seconds: 1}}));";

  private static final int FORGED = 27;

  @TempDir static Path data;

  private static ScormWorld world;
  private static WebDriver browser;
  private static FluentWait<WebDriver> wait;

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

  @AfterEach
  void closeWindows() {
    world.closeWindows();
  }

  private static Object script(String text, Object... arguments) {
    return ((JavascriptExecutor) browser).executeScript(text, arguments);
  }

  private static ScormRun launched(
      String flavour, String forbidden, ScormLaunch framing, int profile) {
    ScormWorld.Imported what = world.issue(flavour, profile, Map.of());
    OtherWays.forbid(world, what, forbidden);
    return world.launch(what, framing);
  }

  private static void passes(ScormRun run, long lab) {
    LabOutcome.PASSED.bring(world.sandbox().control(), lab);
    await().atMost(ScormRun.LIMIT).until(() -> run.registration().phase().equals("FINAL"));
    run.poll().awaitAcknowledged();
    ScormAttempt attempt = run.attempt();
    assertThat(attempt.success()).isEqualTo("passed");
    assertThat(attempt.score()).hasValueSatisfying(s -> assertThat(s).isEqualByComparingTo("85"));
    RegistrationBook.Entry entry = run.registration();
    assertThat(entry.score())
        .hasValueSatisfying(s -> assertThat(s).isEqualByComparingTo(new BigDecimal("85")));
    assertThat(entry.acknowledged()).isEqualTo(entry.revision());
  }

  @ParameterizedTest
  @ValueSource(strings = {"scorm-12", "scorm-2004-3rd"})
  void whereContentMayConnectToNobodyTheLabOpensAndItsResultIsReported(String flavour) {
    ScormRun run = launched(flavour, "connect-src 'none'", ScormLaunch.FRAME, ScormWorld.EXAM);
    OtherWays ways = new OtherWays(world, run);

    ways.connect();
    long lab = ways.openLabFromRelay();
    passes(run, lab);

    run.inSco();
    assertThat(
            ((JavascriptExecutor) browser)
                .executeAsyncScript(
                    "const done = arguments[1];"
                        + "fetch(arguments[0], {mode: 'no-cors'}).then(() => done('went'),"
                        + " () => done('was stopped'))",
                    world.server().address() + "/health"))
        .as("a call of the content")
        .isEqualTo("was stopped");
  }

  @Test
  void whereContentMayPostToNobodyALinkOpensTheLabAndLeavesNoTrace() {
    ScormRun run = launched("scorm-12", "form-action 'self'", ScormLaunch.FRAME, ScormWorld.EXAM);
    OtherWays ways = new OtherWays(world, run);

    long lab = ways.openLabByLink();

    Object history =
        ((HasCdp) browser).executeCdpCommand("Page.getNavigationHistory", Map.of()).get("entries");
    assertThat((List<?>) history)
        .isNotEmpty()
        .noneMatch(entry -> String.valueOf(((Map<?, ?>) entry).get("url")).contains("#"));
    assertThat(script("return window.opener")).as("the lab's way back").isNull();
    passes(run, lab);
  }

  @Test
  void messagesOfOtherWindowsAndOriginsChangeNothing() {
    ScormRun run = launched("scorm-12", "connect-src 'none'", ScormLaunch.FOREIGN, ScormWorld.EXAM);
    OtherWays ways = new OtherWays(world, run);
    ways.connect();
    run.awaitMessage("ready to start");
    attackersLearnTheWindows(run, ways);
    listen(run, ways);
    String shown = run.shown();
    Map<String, String> values = run.attempt().values();
    RegistrationBook.Entry registration = run.registration();
    Map<String, Integer> atSkillable = world.sandbox().control().calls();

    run.inPlayer();
    assertThat(forge("window.frames[0].frames[0]")).isEqualTo(FORGED);
    assertThat(forge("window.relay")).isEqualTo(FORGED);
    browser.switchTo().frame("sco");
    assertThat(script("return origin")).isNotEqualTo(world.lms().baseUrl().toString());
    assertThat(forge("window.frames[0]")).isEqualTo(FORGED);
    assertThat(forge("window.relay")).isEqualTo(FORGED);

    run.inSco();
    awaitHeard();
    ways.inRelay();
    awaitHeard();
    assertThat(run.shown()).isEqualTo(shown);
    assertThat(run.attempt().values()).isEqualTo(values);
    assertThat(run.registration()).isEqualTo(registration);
    assertThat(world.sandbox().control().calls().get("launch"))
        .isEqualTo(atSkillable.get("launch"));
    run.inPlayer();
    assertThat(script("return window.told")).as("answers to the player").isEqualTo(0L);
    browser.switchTo().frame("sco");
    assertThat(script("return window.told")).as("answers to the foreigner").isEqualTo(0L);
    passes(run, ways.openLabFromRelay());
  }

  /**
   * As if both had found a way to get hold of the relay's window; what it tells them is counted.
   */
  private static void attackersLearnTheWindows(ScormRun run, OtherWays ways) {
    String learn =
        "window.told = 0; addEventListener('message', event => {"
            + " if (event.data === 'here I am') window.relay = event.source;"
            + " else if (event.source === window.relay) window.told++; })";
    run.inPlayer();
    script(learn);
    browser.switchTo().frame("sco");
    script(learn);
    ways.inRelay();
    script(
        "for (const it of [opener.parent, opener.parent.parent]) it.postMessage('here I am', '*')");
    run.inPlayer();
    wait.until(driver -> script("return !!window.relay").equals(true));
    browser.switchTo().frame("sco");
    wait.until(driver -> script("return !!window.relay").equals(true));
  }

  /** Counts what arrives from others, so that a message that never came proves nothing. */
  private static void listen(ScormRun run, OtherWays ways) {
    ways.inRelay();
    script(
        "window.heard = 0; addEventListener('message', event => {"
            + " if (event.source !== window.opener) window.heard++; })");
    run.inSco();
    script(
        "window.heard = 0; addEventListener('message', event => {"
            + " if ([window.parent, window.top].includes(event.source)) window.heard++; })");
  }

  private static int forge(String target) {
    return ((Number)
            script(
                FORGERIES
                    + "forged.forEach(message => "
                    + target
                    + ".postMessage(message, '*')); return forged.length"))
        .intValue();
  }

  private static void awaitHeard() {
    wait.until(driver -> script("return window.heard").equals(2L * FORGED));
    // Whatever was done about a message is done once a task that was queued after it has run.
    ((JavascriptExecutor) browser)
        .executeAsyncScript("const done = arguments[0]; setTimeout(() => setTimeout(done), 100)");
    assertThat(browser.findElements(By.id("message"))).hasSize(1);
  }
}
