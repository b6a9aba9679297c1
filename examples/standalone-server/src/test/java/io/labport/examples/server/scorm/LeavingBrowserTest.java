package io.labport.examples.server.scorm;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.lms.scorm.ScormLaunch;
import io.labport.examples.server.scorm.ScormWorld.Imported;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * However the SCO is left, whatever the lab has come to, and wherever the LMS lets it run: what the
 * LMS holds afterwards. Prints it as a table.
 *
 * <p>Each cell of ways, outcomes and framings runs in one of the two dialects, since it takes a
 * browser minutes; with {@code LABPORT_WHOLE_TABLE=true} in the environment, in both.
 */
class LeavingBrowserTest {
  private static final String SCORM_12 = "scorm-12";
  private static final String SCORM_2004 = "scorm-2004-3rd";
  private static final List<ScormLaunch> FRAMINGS =
      List.of(ScormLaunch.FRAME, ScormLaunch.POPUP, ScormLaunch.POPUP2, ScormLaunch.FOREIGN);
  private static final List<LabOutcome> OUTCOMES =
      List.of(LabOutcome.RUNNING, LabOutcome.PASSED, LabOutcome.FAILED, LabOutcome.SUBMITTED);

  private static final List<Leaving> WAYS = List.of(Leaving.values());
  private static final boolean WHOLE =
      Boolean.parseBoolean(System.getenv().getOrDefault("LABPORT_WHOLE_TABLE", "false"));

  @TempDir static Path data;

  private static final Map<String, Imported> ISSUED = new LinkedHashMap<>();
  private static final List<String> TABLE = new ArrayList<>();
  private static ScormWorld world;

  private final List<String> wrong = new ArrayList<>();

  @BeforeAll
  static void start() {
    world = new ScormWorld(data, Map.of());
    // So that content whose attempt has ended is there until it is left.
    world.lms().scorm().settings(settings -> settings.withLeavingOnRequest(false));
    for (String flavour : List.of(SCORM_12, SCORM_2004)) {
      for (int lab : List.of(ScormWorld.EXAM, ScormWorld.PLAIN_LAB)) {
        // A lab without a score is complete at once, not after it could still have got one.
        ISSUED.put(
            flavour + lab,
            world.issue(flavour, lab, Map.of("mapping", Map.of("waitForScore", "PT0S"))));
      }
    }
  }

  @AfterAll
  static void stop() {
    TABLE.forEach(System.out::println);
    System.out.println(TABLE.size() + " rows");
    world.close();
  }

  @AfterEach
  void closeWindows() {
    world.closeWindows();
  }

  static Stream<Arguments> framingsAndFlavours() {
    return FRAMINGS.stream()
        .flatMap(
            framing ->
                Stream.of(SCORM_12, SCORM_2004).map(flavour -> Arguments.of(framing, flavour)));
  }

  @ParameterizedTest
  @MethodSource("framingsAndFlavours")
  void theLmsHoldsTheReportHoweverTheScoIsLeft(ScormLaunch framing, String flavour) {
    List<Row> rows = new ArrayList<>();
    for (LabOutcome outcome : OUTCOMES) {
      for (Leaving way : WAYS) {
        if (!WHOLE && !turnOf(flavour, way, outcome)) {
          continue;
        }
        if (way.existsIn(framing)) {
          rows.add(new Row(flavour, framing, way, outcome, ""));
        } else {
          TABLE.add(
              new Row(flavour, framing, way, outcome, "") + "cannot be: there is none to close");
        }
      }
    }
    rows.add(new Row(flavour, framing, Leaving.PAGE_NAVIGATES, LabOutcome.COMPLETED, ""));

    // Side by side, because the SCO asks no oftener than every five seconds.
    Map<Row, ScormRun> runs = new LinkedHashMap<>();
    rows.forEach(row -> runs.put(row, row.launch()));
    runs.forEach((row, run) -> run.lab(row.outcome));
    runs.values().forEach(ScormRun::poll);
    runs.forEach(
        (row, run) ->
            run.awaitHeld(InTheLms.expected(flavour.equals(SCORM_2004), row.outcome))
                .awaitAcknowledged()
                .awaitTerminated(row.outcome.isFinal() ? 1 : 0));
    runs.forEach((row, run) -> run.leave(row.way));
    runs.forEach(
        (row, run) -> {
          run.awaitTerminated(row.outcome.isFinal() || row.canTerminate() ? 1 : 0);
          check(
              row,
              run,
              InTheLms.expected(flavour.equals(SCORM_2004), row.outcome),
              row.outcome.isFinal() ? "ab-initio" : "resume");
        });
    assertThat(wrong).isEmpty();
  }

  /** As on a chessboard: what is not one dialect's is the other's. */
  private static boolean turnOf(String flavour, Leaving way, LabOutcome outcome) {
    return (WAYS.indexOf(way) + OUTCOMES.indexOf(outcome)) % 2
        == (flavour.equals(SCORM_12) ? 0 : 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {SCORM_12, SCORM_2004})
  void whatTheScoHasNotHeardIsNotInTheLms(String flavour) {
    List<LabOutcome> outcomes = new ArrayList<>(OUTCOMES);
    outcomes.add(LabOutcome.COMPLETED);
    Map<Row, ScormRun> runs = new LinkedHashMap<>();
    for (int i = 0; i < outcomes.size(); i++) {
      ScormLaunch framing = FRAMINGS.get(i % FRAMINGS.size());
      Leaving way = WAYS.stream().filter(each -> each.existsIn(framing)).toList().get(i % 3);
      Row row = new Row(flavour, framing, way, outcomes.get(i), ", unheard");
      runs.put(row, row.launch());
    }
    runs.forEach((row, run) -> run.leave(row.way));
    runs.forEach((row, run) -> run.awaitTerminated(row.canTerminate() ? 1 : 0));

    runs.forEach((row, run) -> run.lab(row.outcome));

    runs.forEach(
        (row, run) -> check(row, run, InTheLms.begun(flavour.equals(SCORM_2004)), "resume"));
    assertThat(wrong).isEmpty();
  }

  private void check(Row row, ScormRun run, Map<String, String> expected, String entry) {
    ScormAttempt attempt = run.attempt();
    Map<String, String> held = InTheLms.held(attempt);
    // The window may have been open long enough to hear that the lab runs, which is no result.
    List<String> ofRunning =
        row.more.isEmpty() ? List.of() : List.of("session_time", "progress_measure");
    held.keySet().removeAll(ofRunning);
    expected.keySet().removeAll(ofRunning);
    Map<String, String> next = run.nextLaunch();
    String nextEntry = next.get(attempt.version().is2004() ? "cmi.entry" : "cmi.core.entry");
    String line =
        row.toString()
            + held
            + " -> "
            + nextEntry
            + (attempt.terminated() == 1 ? "" : ", never terminated");
    TABLE.add(line);
    if (!held.equals(expected)) {
      wrong.add(line + "\n  expected " + expected);
    }
    if (!entry.equals(nextEntry)) {
      wrong.add(line + "\n  the next launch must begin with " + entry);
    }
    if (!attempt.value("cmi.suspend_data").startsWith("skl1|")) {
      wrong.add(line + "\n  suspend_data is " + attempt.value("cmi.suspend_data"));
    }
    if (attempt.initialized() != 1) {
      wrong.add(line + "\n  initialized " + attempt.initialized() + " times");
    }
  }

  /** A row of the table, before its values. */
  private record Row(
      String flavour, ScormLaunch framing, Leaving way, LabOutcome outcome, String more) {

    ScormRun launch() {
      int lab = outcome == LabOutcome.COMPLETED ? ScormWorld.PLAIN_LAB : ScormWorld.EXAM;
      return world.launch(ISSUED.get(flavour + lab), framing).openLab().closeLab();
    }

    boolean canTerminate() {
      return !way.takesTheApiFirst(framing);
    }

    @Override
    public String toString() {
      return "%-14s %-7s %-26s %-18s "
          .formatted(flavour, framing.word(), way, outcome.word() + more);
    }
  }
}
