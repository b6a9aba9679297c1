package io.labport.adapter.scorm.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.adapter.scorm.ScormAdapter;
import io.labport.adapter.scorm.cmi.CmiValue;
import io.labport.adapter.scorm.cmi.CompletionRule;
import io.labport.adapter.scorm.cmi.Dialect;
import io.labport.adapter.scorm.cmi.LmsStanding;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.adapter.scorm.cmi.MappingPolicy.Detail;
import io.labport.adapter.scorm.cmi.Phase;
import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestConfig;
import io.labport.core.testkit.TestRuns;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrackedCompletionTest {
  private static final Instant END = Instant.parse("2026-11-21T14:00:00Z");
  private static final LabRunId RUN = new LabRunId("run1");

  private final FakeResults results = new FakeResults();
  private final TestClock clock = new TestClock(END);
  private final ScormCompletion completion = new TrackedCompletion(results, clock);

  @Test
  void aRunThatIsNotKnownHasNoReport() {
    assertThat(completion.of(RUN, Dialect.SCORM_12, MappingPolicy.DEFAULT)).isEmpty();
  }

  @Test
  void aResultIsReportedInBothVersions() {
    results.put(completed(1, Optional.of(score("2", 3, true))));

    assertThat(report(Dialect.SCORM_12, MappingPolicy.DEFAULT).toJson())
        .isEqualTo(
            """
            {"run":"run1","dialect":"1.2","revision":1,"phase":"FINAL","final":true,\
            "set":[["cmi.core.score.min","0"],["cmi.core.score.max","100"],\
            ["cmi.core.score.raw","67"],["cmi.core.session_time","0000:30:00.00"],\
            ["cmi.core.exit",""],["cmi.core.lesson_status","passed"]],\
            "optional":[],"navigation":"","result":{"percent":67,"passed":true}}""");
    assertThat(report(Dialect.SCORM_2004, MappingPolicy.DEFAULT).toJson())
        .isEqualTo(
            """
            {"run":"run1","dialect":"2004","revision":1,"phase":"FINAL","final":true,\
            "set":[["cmi.score.min","0"],["cmi.score.max","100"],["cmi.score.raw","67"],\
            ["cmi.score.scaled","0.6667"],["cmi.progress_measure","1"],\
            ["cmi.success_status","passed"],["cmi.completion_status","completed"],\
            ["cmi.session_time","PT30M"],["cmi.exit","normal"]],\
            "optional":[],"navigation":"exitAll","result":{"percent":67,"passed":true}}""");
  }

  @Test
  void whatTheLmsHoldsIsNotMadeWorse() {
    results.put(completed(1, Optional.of(score("1", 3, false))));
    LmsStanding passed =
        new LmsStanding(
            Optional.of("passed"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("67"),
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO);

    ScormReport report =
        completion.of(RUN, Dialect.SCORM_12, MappingPolicy.DEFAULT, passed).orElseThrow();

    assertThat(report.cmi().isNothing()).isTrue();
    assertThat(report.cmi().isFinal()).isTrue();
  }

  @Test
  void aLabThatWaitedLongEnoughForItsScoreIsFinalWithoutANewResult() {
    results.put(completed(1, Optional.empty()));

    assertThat(report(Dialect.SCORM_12, MappingPolicy.DEFAULT).cmi().phase())
        .isEqualTo(Phase.AWAITING_SCORE);
    clock.advance(MappingPolicy.DEFAULT.waitForScore());
    assertThat(report(Dialect.SCORM_12, MappingPolicy.DEFAULT).cmi().phase())
        .isEqualTo(Phase.FINAL);
  }

  @Test
  void activitiesAreAskedForOnceForEachRevisionAndOnlyWhenWanted() {
    results.activities.add(
        new ActivityResult("7", "Peer", true, BigDecimal.ONE, Optional.empty(), true));
    results.put(completed(1, Optional.of(score("2", 3, true))));

    report(Dialect.SCORM_12, MappingPolicy.DEFAULT);
    assertThat(results.asked).isZero();

    ScormReport first = report(Dialect.SCORM_12, tasks());
    report(Dialect.SCORM_2004, tasks());
    assertThat(results.asked).isEqualTo(1);
    assertThat(first.cmi().optional())
        .containsExactly(
            new CmiValue("cmi.objectives.0.id", "skl-task-7"),
            new CmiValue("cmi.objectives.0.status", "passed"));

    results.put(completed(2, Optional.of(score("3", 3, true))));
    report(Dialect.SCORM_2004, tasks());
    assertThat(results.asked).isEqualTo(2);
  }

  @Test
  void whoWantsActivitiesHearsThatSkillableDidNotAnswerAndMayAskAgain() {
    results.put(completed(1, Optional.of(score("2", 3, true))));
    results.failure = Optional.of(unavailable());

    assertThatThrownBy(() -> report(Dialect.SCORM_12, tasks()))
        .isInstanceOf(SkillableUnavailableException.class);
    results.failure = Optional.empty();
    assertThat(report(Dialect.SCORM_12, tasks()).cmi().isFinal()).isTrue();
  }

  @Test
  void impossiblePointsAreBroughtIntoTheirRange() {
    results.put(completed(1, Optional.of(score("12", 10, true))));

    assertThat(report(Dialect.SCORM_12, MappingPolicy.DEFAULT).cmi().set())
        .contains(new CmiValue("cmi.core.score.raw", "100"));
  }

  @Test
  void embeddersGetItFromLabport() {
    Map<String, String> keys = new HashMap<>(TestConfig.minimal());
    keys.put("secrets.keyset", Labport.newKeyset());
    try (Labport labport =
        Labport.builder()
            .config(ConfigSource.of(keys))
            .storage(Storages.inMemory())
            .adapters(new ScormAdapter())
            .start()) {
      ScormCompletion offered = labport.offered(ScormCompletion.class);

      assertThat(offered.of(RUN, Dialect.SCORM_2004, MappingPolicy.DEFAULT)).isEmpty();
    }
  }

  private ScormReport report(Dialect dialect, MappingPolicy policy) {
    return completion.of(RUN, dialect, policy).orElseThrow();
  }

  private static MappingPolicy tasks() {
    MappingPolicy standard = MappingPolicy.DEFAULT;
    return new MappingPolicy(
        CompletionRule.COMPLETED,
        standard.failure(),
        standard.unscored(),
        false,
        false,
        0,
        standard.rawScale(),
        standard.time(),
        Detail.TASKS,
        standard.exitOnComplete(),
        true,
        OptionalInt.empty(),
        standard.waitForScore());
  }

  private static Score score(String raw, int max, boolean passed) {
    return new Score(
        new BigDecimal(raw), OptionalInt.of(max), OptionalInt.of(2), Optional.of(passed));
  }

  private static LabRun completed(int revision, Optional<Score> score) {
    return TestRuns.candidate("run1")
        .withState(RunState.COMPLETED)
        .withResult(
            new LabResult(
                revision,
                CompletionStatus.COMPLETE,
                END.minus(Duration.ofHours(1)),
                Optional.of(END),
                Optional.empty(),
                Duration.ofMinutes(30),
                100,
                score));
  }

  private static SkillableUnavailableException unavailable() {
    return new SkillableUnavailableException(
        "skillable.timeout", "Skillable did not answer", true, Optional.empty());
  }
}
