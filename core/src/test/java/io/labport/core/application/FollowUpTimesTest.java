package io.labport.core.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.Channel;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.domain.Tenant;
import io.labport.core.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FollowUpTimesTest {
  private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

  private final FollowUpTimes times =
      new FollowUpTimes(
          new TrackingConfig(
              Duration.ofSeconds(90),
              Duration.ofMinutes(5),
              Duration.ofMinutes(3),
              Duration.ofDays(35)),
          new TestClock(NOW));

  private static LabRun run(RunState state, Optional<Instant> expires) {
    return new LabRun(
        new LabRunId("r1"),
        new LearnerId(new Tenant("t1"), "ada"),
        new SkillableUserId("ada@t1"),
        new LabProfileId(1),
        Channel.OTHER,
        Optional.empty(),
        Optional.empty(),
        1,
        state,
        Optional.empty(),
        NOW,
        NOW,
        expires,
        Optional.empty(),
        0,
        0);
  }

  /** Ended, or else last touched, so long ago. */
  private static LabResult result(int completion, boolean ended, Duration ago) {
    Instant then = NOW.minus(ago);
    return new LabResult(
        1,
        new CompletionStatus(completion),
        then.minusSeconds(3600),
        ended ? Optional.of(then) : Optional.empty(),
        Optional.of(then),
        Duration.ofHours(1),
        50,
        Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "PT1M,PT15M",
    "PT23H59M,PT15M",
    "P1D,PT1H",
    "P6DT23H,PT1H",
    "P7D,PT6H",
    "P30D,PT6H",
    "P35D,PT6H"
  })
  void theLongerAGradeIsWaitedForTheRarerItIsLookedFor(Duration waited, Duration wait) {
    LabResult result = result(50, false, waited);

    assertThat(times.next(run(RunState.PENDING_GRADING, Optional.empty()), result))
        .contains(NOW.plus(wait));
    assertThat(times.gradingOverdue(result)).isFalse();
  }

  @Test
  void afterTheLimitAGradeIsOverdue() {
    assertThat(times.gradingOverdue(result(60, false, Duration.ofDays(35).plusSeconds(1))))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"PT30M,PT40M", "PT0S,PT10M", "-PT9M,PT1M", "-PT10M,PT15M", "-PT2H,PT15M"})
  void aRunningLabIsReadTenMinutesAfterItsExpiryAndThenEveryQuarterHour(
      Duration expiresIn, Duration wait) {
    assertThat(
            times.next(
                run(RunState.RUNNING, Optional.of(NOW.plus(expiresIn))),
                result(2, false, Duration.ZERO)))
        .contains(NOW.plus(wait));
  }

  @Test
  void aSavedLabIsLookedAtEveryHour() {
    assertThat(times.next(run(RunState.SAVED, Optional.empty()), result(2, false, Duration.ZERO)))
        .contains(NOW.plus(Duration.ofHours(1)));
  }

  @Test
  void anEndedLabIsReadOnceMoreADayAfterItsEnd() {
    LabRun run = run(RunState.COMPLETED, Optional.empty());

    assertThat(times.next(run, result(4, true, Duration.ofHours(5))))
        .contains(NOW.plus(Duration.ofHours(19)));
    assertThat(times.next(run, result(4, true, Duration.ofDays(1)))).isEmpty();
  }

  @Test
  void anEndThatNobodyUnderstandsIsReadEverySixHoursUntilTheLimit() {
    LabRun run = run(RunState.ENDED_UNKNOWN, Optional.empty());

    assertThat(times.next(run, result(999, true, Duration.ofDays(34))))
        .contains(NOW.plus(Duration.ofHours(6)));
    assertThat(times.next(run, result(999, true, Duration.ofDays(35)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1,PT20S", "2,PT40S", "5,PT5M20S", "6,PT10M40S", "7,PT15M", "100000,PT15M"})
  void failuresAreRepeatedLaterAndLaterUpToAQuarterHour(int attempt, Duration wait) {
    assertThat(times.afterFailure(attempt)).isEqualTo(wait);
  }
}
