package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.server.scorm.ScormWorld.Imported;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/** A lab through SCORM, from the click in the LMS to the result in it. */
class ScormLabBrowserTest {
  @TempDir static Path data;

  private static ScormWorld world;
  private static Imported scorm12;
  private static Imported scorm2004;

  @BeforeAll
  static void start() {
    world = new ScormWorld(data, Map.of());
    scorm12 = world.issue("scorm-12", ScormWorld.EXAM, Map.of());
    scorm2004 = world.issue("scorm-2004-3rd", ScormWorld.EXAM, Map.of());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @AfterEach
  void closeWindows() {
    world.closeWindows();
  }

  /** The other framings are in {@link LeavingBrowserTest}. */
  @ParameterizedTest
  @EnumSource(
      value = ScormLaunch.class,
      names = {"FRAME", "WINDOW"})
  void aPassedLabIsPassedInTheLmsAndItsPageSaysSo(ScormLaunch framing) {
    ScormRun run = world.launch(scorm12, framing).openLab().lab(LabOutcome.PASSED).poll();

    run.awaitMessage("Your result is recorded in your learning platform.");

    assertThat(run.shown()).contains("85 %").contains(run.registration().receipt().orElseThrow());
    ScormAttempt attempt = run.awaitTerminated(1).attempt();
    assertThat(attempt.status()).isEqualTo("passed");
    assertThat(attempt.value("cmi.core.score.raw")).isEqualTo("85");
    assertThat(attempt.totalTime()).isEqualTo(LabOutcome.RUN_TIME);
    assertThat(run.awaitAcknowledged().registration().phase()).isEqualTo("FINAL");
  }

  @ParameterizedTest
  @EnumSource(
      value = ScormLaunch.class,
      names = {"FRAME", "POPUP2"})
  void thePlayerTakesTheContentAwayOnceThePassedLabHasEndedItsAttempt(ScormLaunch framing) {
    ScormRun run = world.launch(scorm2004, framing).openLab().lab(LabOutcome.PASSED).poll();

    ScormAttempt attempt = run.awaitTerminated(1).attempt();

    assertThat(attempt.status()).isEqualTo("completed, passed");
    assertThat(attempt.value("cmi.score.scaled")).isEqualTo("0.85");
    run.awaitAcknowledged().inPlayer().awaitNothingOf(By.id("sco"));
    assertThat(world.browser().getWindowHandles())
        .doesNotContain(run.contentWindow().equals(run.playerWindow()) ? "" : run.contentWindow());
  }

  @ParameterizedTest
  @CsvSource({"scorm-12, POPUP", "scorm-2004-3rd, FRAME"})
  void whoLeavesByTheButtonWhileTheWorkIsBeingGradedSuspends(String flavour, ScormLaunch framing) {
    boolean is2004 = flavour.contains("2004");
    ScormRun run = world.launch(is2004 ? scorm2004 : scorm12, framing).openLab();
    run.lab(LabOutcome.SUBMITTED).poll().awaitMessage("it is being graded").awaitAcknowledged();

    run.press("leave");

    ScormAttempt attempt = run.awaitTerminated(1).attempt();
    Map<String, String> expected = InTheLms.expected(is2004, LabOutcome.SUBMITTED);
    expected.put("nav", is2004 ? "suspendAll" : "");
    assertThat(InTheLms.held(attempt)).isEqualTo(expected);
    assertThat(attempt.suspended()).isTrue();
    if (!is2004) {
      run.awaitMessage("Your session is saved.");
    }
  }
}
