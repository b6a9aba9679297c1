package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormCall;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.server.scorm.ScormWorld.Imported;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A grade that is given while the LMS is closed reaches it at the next launch, once. */
class RelaunchBrowserTest {
  @TempDir static Path data;

  private static ScormWorld world;

  @BeforeAll
  static void start() {
    world = new ScormWorld(data, Map.of());
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  @AfterEach
  void closeWindows() {
    world.closeWindows();
  }

  @ParameterizedTest
  @CsvSource({
    "scorm-12, FRAME, false",
    "scorm-12, POPUP, true",
    "scorm-2004-3rd, FRAME, false",
    "scorm-2004-3rd, POPUP, true"
  })
  void aGradeThatComesWhileTheLmsIsClosedIsWrittenAtTheNextLaunchAndNeverAgain(
      String flavour, ScormLaunch framing, boolean lmsKeepsAttempts) {
    boolean is2004 = flavour.contains("2004");
    Imported what = world.issue(flavour, ScormWorld.EXAM, Map.of());
    world
        .lms()
        .scorm()
        .settings(
            what.activity().id(), settings -> settings.withContinuedAttempts(lmsKeepsAttempts));

    ScormRun handedIn = world.launch(what, framing).openLab().closeLab();
    handedIn.lab(LabOutcome.SUBMITTED).poll().awaitMessage("it is being graded");
    handedIn.awaitAcknowledged();
    handedIn.leave(framing == ScormLaunch.FRAME ? Leaving.TAB_CLOSES : Leaving.POPUP_CLOSES);
    handedIn.awaitClosed();
    world.closeWindows();
    assertThat(finals(handedIn, is2004)).isEmpty();

    handedIn.lab(LabOutcome.GRADED);

    assertThat(unacknowledged(what)).hasSize(1);
    assertThat(InTheLms.held(handedIn.attempt()))
        .isEqualTo(InTheLms.expected(is2004, LabOutcome.SUBMITTED));

    ScormRun graded = world.launch(what, handedIn.learner(), framing);
    graded.awaitTerminated(handedIn.attempt().terminated() + 1).awaitAcknowledged();

    ScormAttempt attempt = graded.attempt();
    Map<String, String> held = InTheLms.held(attempt);
    System.out.println(flavour + " graded while closed: " + held);
    assertThat(graded.attempts()).hasSize(1);
    assertThat(attempt.status()).isEqualTo(is2004 ? "completed, passed" : "passed");
    assertThat(held).containsEntry("score.raw", "85").containsEntry("score.max", "100");
    assertThat(attempt.totalTime()).isEqualTo(LabOutcome.RUN_TIME);
    assertThat(finals(graded, is2004)).containsExactly("85", is2004 ? "completed" : "passed");
    assertThat(unacknowledged(what)).isEmpty();
    assertThat(graded.registration().phase()).isEqualTo("FINAL");
    world.closeWindows();

    ScormRun again = world.launch(what, handedIn.learner(), framing);
    again.awaitMessage(
        lmsKeepsAttempts ? "You have passed this lab." : "Your lab is ready to start.");

    // An LMS that began a new attempt holds nothing by which the learner could be recognised.
    assertThat(again.attempts()).hasSize(lmsKeepsAttempts ? 1 : 2);
    assertThat(finals(again, is2004)).hasSize(2);
    assertThat(unacknowledged(what)).isEmpty();
    if (lmsKeepsAttempts) {
      assertThat(again.shown()).contains("85 %").contains("Start a new lab");
      assertThat(again.attempt().value(is2004 ? "cmi.success_status" : "cmi.core.lesson_status"))
          .isEqualTo("passed");
    }
  }

  private static List<RegistrationBook.Entry> unacknowledged(Imported what) {
    return world.dispatches().registrations(what.dispatch(), true, Optional.empty(), 10);
  }

  /** Scores and final statuses that were ever written, in that order. */
  private static List<String> finals(ScormRun run, boolean is2004) {
    String score = is2004 ? "cmi.score.raw" : "cmi.core.score.raw";
    String status = is2004 ? "cmi.completion_status" : "cmi.core.lesson_status";
    return run.attempts().stream()
        .flatMap(attempt -> attempt.calls().stream())
        .filter(ScormCall::isSet)
        .map(ScormCall::arguments)
        .filter(
            set ->
                set.get(0).equals(score)
                    || (set.get(0).equals(status) && !set.get(1).equals("incomplete")))
        .map(set -> set.get(1))
        .toList();
  }
}
