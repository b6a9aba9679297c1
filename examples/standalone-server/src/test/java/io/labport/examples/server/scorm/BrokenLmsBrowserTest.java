package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormFault;
import io.labport.examples.lms.scorm.ScormLaunch;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * LMSs whose API is broken: the lab opens all the same, the server records, and the learner reads
 * it where the LMS did not take the result.
 */
class BrokenLmsBrowserTest {
  private static final String SCORM_12 = "scorm-12";
  private static final String SCORM_2004 = "scorm-2004-3rd";
  private static final Duration AT_ONCE = Duration.ZERO;

  // The SCO tries a failed commit again after 2, 5 and 15 seconds: here twenty times as soon. How
  // long it waits for the lab's tab stays.
  private static final String HURRY =
      """
      const later = window.setTimeout.bind(window);
      window.setTimeout = (work, wait, ...more) =>
        later(work, wait >= 250 && wait <= 15000 && wait !== 10000 ? wait / 20 : wait, ...more);
      const now = performance.now.bind(performance);
      performance.now = () => now() * 20;
      """;

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

  private ScormWorld.Imported what;

  private ScormRun launch(String flavour, Duration delay, String script, ScormFault... faults) {
    what = world.issue(flavour, ScormWorld.EXAM, Map.of());
    world
        .lms()
        .scorm()
        .settings(what.activity().id(), settings -> settings.withLeavingOnRequest(false));
    String learner = world.newLearner();
    return new ScormRun(world, what, learner, ScormLaunch.FRAME)
        .openAfter(
            script,
            world
                .lms()
                .scorm()
                .playerUrl(
                    what.activity().id(), learner, ScormLaunch.FRAME, Set.of(faults), delay));
  }

  /** As administrators see it, whatever the LMS holds. */
  private List<RegistrationBook.Entry> registrations(boolean unacknowledged) {
    return world.dispatches().registrations(what.dispatch(), unacknowledged, Optional.empty(), 10);
  }

  /** The learner passes the lab, the server hears of it, and then the SCO. */
  private void pass(ScormRun run) {
    run.openLab();
    LabOutcome.PASSED.bring(world.sandbox().control(), run.instance());
    await("that the server hears of the result")
        .atMost(ScormRun.LIMIT)
        .until(() -> registrations(false).get(0).phase().equals("FINAL"));
    run.poll();
  }

  private void assertRecorded(boolean acknowledged) {
    await("what administrators see")
        .atMost(ScormRun.LIMIT)
        .untilAsserted(
            () -> {
              RegistrationBook.Entry entry = registrations(false).get(0);
              assertThat(entry.score())
                  .hasValueSatisfying(
                      s -> assertThat(s).isEqualByComparingTo(BigDecimal.valueOf(85)));
              assertThat(entry.completedAt()).isPresent();
              assertThat(entry.receipt()).isPresent();
              assertThat(entry.acknowledged() == entry.revision()).isEqualTo(acknowledged);
              assertThat(registrations(true)).hasSize(acknowledged ? 0 : 1);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "COMMIT_NULL, scorm-12",
    "COMMIT_NULL, scorm-2004-3rd",
    "COMMIT_FALSE, scorm-12",
    "COMMIT_FALSE, scorm-2004-3rd",
    "COMMIT_THROWS, scorm-12",
    "NO_COMMIT, scorm-2004-3rd",
    "SET_THROWS, scorm-2004-3rd"
  })
  void whereTheLmsSavesNothingTheLearnerMayGoOnAndReadsThatTheResultWasNotTaken(
      ScormFault fault, String flavour) {
    ScormRun run = launch(flavour, AT_ONCE, HURRY, fault);

    run.awaitMessage("Your learning platform does not save.").press("continue");
    pass(run);

    run.awaitMessage("You have passed this lab.");
    await()
        .atMost(ScormRun.LIMIT)
        .untilAsserted(
            () -> assertThat(run.shown()).contains("Your learning platform did not take your"));
    assertThat(run.shown()).contains("The lab server has it.", "85 %", "Reference: ");
    assertRecorded(false);
    assertThat(run.attempt().success()).isNotEqualTo("passed");
    assertThat(run.attempt().score()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "INITIALIZE_FALSE, scorm-12, did not take your result",
    "INITIALIZE_FALSE, scorm-2004-3rd, did not take your result",
    "ALL_THROW, scorm-12, connection to your learning platform is lost",
  })
  void whereTheLmsAnswersNothingTheLearnerMayGoOnWithoutIt(
      ScormFault fault, String flavour, String notice) {
    ScormRun run = launch(flavour, AT_ONCE, HURRY, fault);

    run.awaitMessage("Your learning platform does not answer as it should.").press("continue");
    pass(run);

    run.awaitMessage("You have passed this lab.");
    await().atMost(ScormRun.LIMIT).untilAsserted(() -> assertThat(run.shown()).contains(notice));
    assertRecorded(false);
  }

  @ParameterizedTest
  @CsvSource({
    "COMMIT_UNDEFINED, scorm-2004-3rd",
    "COMMIT_PROMISE, scorm-12",
    "COMMIT_LOST, scorm-2004-3rd",
    "NO_ERRORS, scorm-12",
    "TERMINATE_FALSE, scorm-2004-3rd",
    "ONE_AS_TRUE, scorm-12",
    "BOOLEANS, scorm-2004-3rd"
  })
  void whereTheLmsStoresInItsOwnWayTheResultIsTakenAsStored(ScormFault fault, String flavour) {
    ScormRun run = launch(flavour, AT_ONCE, HURRY, fault);

    pass(run);

    assertRecorded(true);
    await()
        .atMost(ScormRun.LIMIT)
        .untilAsserted(
            () -> {
              ScormAttempt attempt = run.attempt();
              assertThat(attempt.success()).isEqualTo("passed");
              assertThat(attempt.score())
                  .hasValueSatisfying(score -> assertThat(score).isEqualByComparingTo("85"));
            });
  }

  @Test
  void withoutAnApiNoLabIsOffered() {
    ScormRun run = launch(SCORM_2004, AT_ONCE, HURRY, ScormFault.NO_API);

    run.awaitMessage("This page is not connected to your learning platform");
    run.press("retry").awaitMessage("Connecting to your learning platform.");
    run.awaitMessage("This page is not connected to your learning platform");

    assertThat(run.shown()).doesNotContain("Start lab");
    assertThat(registrations(false)).isEmpty();
  }

  @Test
  void anApiThatComesLateIsFoundAllTheSame() {
    ScormRun run = launch(SCORM_12, Duration.ofMillis(1500), "");
    run.awaitMessage("Connecting to your learning platform.");

    pass(run);

    assertRecorded(true);
  }

  @Test
  void anApiThatComesAfterThePageGaveUpIsFoundWithTheButton() {
    ScormRun run = launch(SCORM_12, AT_ONCE, HURRY, ScormFault.NO_API);
    run.awaitMessage("This page is not connected to your learning platform").inPlayer();
    run.script(
        "window.API = {LMSInitialize: () => 'true', LMSGetValue: () => '', LMSSetValue: () => 'true',"
            + " LMSCommit: () => 'true', LMSFinish: () => 'true', LMSGetLastError: () => '0'}");

    run.press("retry").awaitMessage("Your lab is ready to start.");
  }
}
