package io.labport.adapter.scorm.cmi;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.cmi.Labs.Exam;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RunState;
import io.labport.core.testkit.TestClock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabStandingTest {
  private static final TestClock LATER = new TestClock(Labs.END.plus(Duration.ofDays(1)));

  @ParameterizedTest
  @CsvSource({
    "LAUNCHING, RUNNING",
    "OUTCOME_UNKNOWN, RUNNING",
    "DEFERRED, NONE",
    "RUNNING, RUNNING",
    "SAVED, RUNNING",
    "PENDING_GRADING, PENDING",
    "COMPLETED, AWAITING_SCORE",
    "ENDED_INCOMPLETE, STOPPED",
    "CANCELLED, STOPPED",
    "NO_SHOW, STOPPED",
    "LAB_FAILED, LAB_FAILED",
    "ENDED_UNKNOWN, UNKNOWN",
    "LAUNCH_FAILED, NONE"
  })
  void ourOwnRecordCountsWhileSkillableHasSaidNothing(RunState state, Phase phase) {
    LabStanding lab = LabStanding.of(Labs.run(state), Labs.WAIT, LATER);

    assertThat(lab.phase()).isEqualTo(phase);
    assertThat(lab.taskPercent()).isEmpty();
    assertThat(lab.revision()).isZero();
    assertThat(lab.runTime()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "0, RUNNING, STOPPED",
    "1, STOPPED, STOPPED",
    "2, RUNNING, STOPPED",
    "3, RUNNING, STOPPED",
    "4, AWAITING_SCORE, FINAL",
    "10, LAB_FAILED, LAB_FAILED",
    "20, LAB_FAILED, LAB_FAILED",
    "30, LAB_FAILED, LAB_FAILED",
    "40, LAB_FAILED, LAB_FAILED",
    "50, PENDING, PENDING",
    "60, PENDING, PENDING",
    "999, RUNNING, UNKNOWN",
    "-1, RUNNING, UNKNOWN"
  })
  void someCodesCountAtOnceAndOthersOnlyWithAnEnd(int code, Phase open, Phase ended) {
    assertThat(Labs.settled(code, false, 0, Optional.empty()).phase()).isEqualTo(open);
    assertThat(Labs.settled(code, true, 0, Optional.empty()).phase()).isEqualTo(ended);
  }

  @Test
  void aSavedLabRunsAlthoughSkillableCallsItIncomplete() {
    LabRun saved = Labs.run(RunState.SAVED, 3, false, 20, Optional.empty());

    assertThat(LabStanding.of(saved, Labs.WAIT, LATER).phase()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void aLabWhoseEndOnlyWeKnowOfIsOver() {
    LabRun lost = Labs.run(RunState.ENDED_INCOMPLETE, 3, false, 20, Optional.empty());

    assertThat(LabStanding.of(lost, Labs.WAIT, LATER).phase()).isEqualTo(Phase.STOPPED);
  }

  @Test
  void aVerdictEndsTheWaitAtOnceAndEvenBeforeTheEnd() {
    assertThat(Labs.standing(4, true, 0, Exam.FAILED.score(), Duration.ZERO).phase())
        .isEqualTo(Phase.FINAL);
    assertThat(Labs.standing(4, false, 0, Exam.PASSED.score(), Duration.ZERO).phase())
        .isEqualTo(Phase.FINAL);
  }

  @ParameterizedTest
  @CsvSource({"NONE", "NO_VERDICT"})
  void withoutAVerdictACompletedLabWaitsJustAsLongAsThePolicySays(Exam exam) {
    LabRun run = Labs.run(RunState.COMPLETED, 4, true, 100, exam.score());
    TestClock clock = new TestClock(Labs.END.plus(Labs.WAIT).minusMillis(1));

    assertThat(LabStanding.of(run, Labs.WAIT, clock).phase()).isEqualTo(Phase.AWAITING_SCORE);
    clock.advance(Duration.ofMillis(1));
    assertThat(LabStanding.of(run, Labs.WAIT, clock).phase()).isEqualTo(Phase.FINAL);
    assertThat(LabStanding.of(run, Duration.ofHours(1), clock).phase())
        .isEqualTo(Phase.AWAITING_SCORE);
  }

  @Test
  void itHoldsWhatWasReported() {
    LabStanding lab = Labs.settled(4, true, 140, Exam.PASSED.score());

    assertThat(lab.taskPercent()).isEqualTo(OptionalInt.of(100));
    assertThat(lab.score()).isEqualTo(Exam.PASSED.score());
    assertThat(lab.runTime()).isEqualTo(Labs.RAN);
    assertThat(lab.revision()).isEqualTo(3);
    assertThat(lab.withRunTime(Duration.ofHours(9)).runTime()).isEqualTo(Duration.ofHours(9));
  }
}
