package io.labport.adapter.scorm.cmi;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Labs.Exam;
import io.labport.adapter.scorm.cmi.MappingPolicy.Detail;
import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.RunState;
import io.labport.core.testkit.TestClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectivesTest {
  private static final MappingPolicy SUMMARY = Policies.like().detail(Detail.SUMMARY).policy();
  private static final MappingPolicy TASKS = Policies.like().detail(Detail.TASKS).policy();
  private static final LabStanding DONE = Labs.settled(4, true, 100, Exam.PASSED.score());

  @Test
  void theSummaryIsOneObjectiveOfScorm12() {
    assertThat(optional(Labs.settled(3, false, 40, Optional.empty()), SUMMARY, Dialect.SCORM_12))
        .containsExactly(
            "cmi.objectives.0.id=skl-tasks",
            "cmi.objectives.0.score.min=0",
            "cmi.objectives.0.score.max=100",
            "cmi.objectives.0.score.raw=40",
            "cmi.objectives.0.status=incomplete");
  }

  @Test
  void theSummaryIsOneObjectiveOfScorm2004() {
    assertThat(optional(DONE, SUMMARY, Dialect.SCORM_2004))
        .containsExactly(
            "cmi.objectives.0.id=skl-tasks",
            "cmi.objectives.0.score.min=0",
            "cmi.objectives.0.score.max=100",
            "cmi.objectives.0.score.raw=100",
            "cmi.objectives.0.score.scaled=1",
            "cmi.objectives.0.progress_measure=1",
            "cmi.objectives.0.completion_status=completed");
  }

  @Test
  void eachTaskIsAnObjective() {
    LabStanding lab =
        DONE.withActivities(
            List.of(
                activity("12", "Peer the\nnetworks", true, "3", "4", true),
                activity("7", " ", true, "0", null, false),
                activity("9", "{lang=de} Zusatz", false, "0", null, false)));

    assertThat(optional(lab, TASKS, Dialect.SCORM_12))
        .containsExactly(
            "cmi.objectives.0.id=skl-task-7",
            "cmi.objectives.0.status=failed",
            "cmi.objectives.1.id=skl-task-9",
            "cmi.objectives.2.id=skl-task-12",
            "cmi.objectives.2.score.min=0",
            "cmi.objectives.2.score.max=100",
            "cmi.objectives.2.score.raw=75",
            "cmi.objectives.2.status=passed");
    assertThat(optional(lab, TASKS, Dialect.SCORM_2004))
        .containsExactly(
            "cmi.objectives.0.id=skl-task-7",
            "cmi.objectives.0.success_status=failed",
            "cmi.objectives.1.id=skl-task-9",
            "cmi.objectives.2.id=skl-task-12",
            "cmi.objectives.2.description=Peer the networks",
            "cmi.objectives.2.score.min=0",
            "cmi.objectives.2.score.max=100",
            "cmi.objectives.2.score.raw=75",
            "cmi.objectives.2.score.scaled=0.75",
            "cmi.objectives.2.success_status=passed");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void indicesAndIdsDoNotDependOnTheOrderOrOnPoints(Dialect dialect) {
    List<ActivityResult> some =
        List.of(
            activity("8", "a", true, "1", "4", false),
            activity("10", "b", true, "2", "4", true),
            activity("9", "c", true, "4", "4", true));
    List<ActivityResult> reversed = new ArrayList<>(some);
    Collections.reverse(reversed);
    reversed.set(2, activity("8", "a", true, "4", "4", true));

    assertThat(ids(DONE.withActivities(reversed), dialect))
        .isEqualTo(ids(DONE.withActivities(some), dialect))
        .containsExactly(
            "cmi.objectives.0.id=skl-task-8",
            "cmi.objectives.1.id=skl-task-9",
            "cmi.objectives.2.id=skl-task-10");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void fiftyAtTheMostAreLegalWithoutGapsAndUnique(Dialect dialect) {
    List<ActivityResult> many =
        IntStream.rangeClosed(1, 80)
            .mapToObj(
                i ->
                    activity(
                        i == 3 ? "4" : i == 5 ? "A b\u0130 " + "x".repeat(90) : "" + i,
                        "\uD83D\uDE00".repeat(i * 5),
                        i % 3 != 0,
                        "" + i,
                        i % 2 == 0 ? "7" : i == 7 ? "0" : null,
                        i % 5 == 0))
            .toList();

    CmiReport report =
        CmiMapping.map(DONE.withActivities(many), TASKS, dialect, LmsStanding.NOTHING);

    CmiTypes.assertLegal(report, dialect);
    List<CmiValue> ids =
        report.optional().stream().filter(value -> value.element().endsWith(".id")).toList();
    assertThat(ids).hasSize(50);
    assertThat(ids).extracting(CmiValue::value).doesNotHaveDuplicates();
    assertThat(ids)
        .extracting(CmiValue::element)
        .isEqualTo(IntStream.range(0, 50).mapToObj(i -> "cmi.objectives." + i + ".id").toList());
  }

  @Test
  void tasksAreReportedOnceTheLabIsOver() {
    LabStanding running = Labs.settled(3, false, 40, Optional.empty());
    LabStanding stopped = Labs.settled(3, true, 40, Optional.empty());

    assertThat(CmiMapping.needsActivities(running, TASKS)).isFalse();
    assertThat(CmiMapping.needsActivities(stopped, TASKS)).isFalse();
    assertThat(CmiMapping.needsActivities(DONE, TASKS)).isTrue();
    assertThat(CmiMapping.needsActivities(DONE, SUMMARY)).isFalse();
    assertThat(
            optional(
                running.withActivities(List.of(activity("1", "a", true, "1", "1", true))),
                TASKS,
                Dialect.SCORM_12))
        .isEmpty();
  }

  @Test
  void nothingKnownIsNoObjective() {
    LabStanding launching =
        LabStanding.of(Labs.run(RunState.LAUNCHING), Labs.WAIT, new TestClock());

    assertThat(optional(launching, SUMMARY, Dialect.SCORM_12)).isEmpty();
    assertThat(optional(DONE, MappingPolicy.DEFAULT, Dialect.SCORM_12)).isEmpty();
    assertThat(optional(DONE, TASKS, Dialect.SCORM_12)).isEmpty();
  }

  private static ActivityResult activity(
      String id, String name, boolean scored, String score, @Nullable String max, boolean passed) {
    return new ActivityResult(
        id,
        name,
        scored,
        new BigDecimal(score),
        Optional.ofNullable(max).map(BigDecimal::new),
        passed);
  }

  private static List<String> ids(LabStanding lab, Dialect dialect) {
    return optional(lab, TASKS, dialect).stream().filter(text -> text.contains(".id=")).toList();
  }

  private static List<String> optional(LabStanding lab, MappingPolicy policy, Dialect dialect) {
    CmiReport report = CmiMapping.map(lab, policy, dialect, LmsStanding.NOTHING);
    CmiTypes.assertLegal(report, dialect);
    return report.optional().stream().map(each -> each.element() + "=" + each.value()).toList();
  }
}
