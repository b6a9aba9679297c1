package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.RunState;
import io.labport.core.spi.work.WorkOutcome;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No score overtakes another, and none is told twice. */
class GradeOrderTest extends GradeScene {
  @Test
  void progressNeverClearsAGradeThatWasSent() throws Exception {
    learned(RUN);
    agreed.sendGrades = GradePosts.WITH_PROGRESS;
    restarted();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    LabRunId second = new LabRunId("run_2");
    originOf(second);
    tool.clock.turn(Duration.ofHours(1));
    run(second, RunState.RUNNING, Optional.empty());
    work(second);

    assertThat(platform.scores).hasSize(1);
  }

  @Test
  void aRegradedOldAttemptDoesNotReplaceTheNewerOne() throws Exception {
    learned(RUN);
    LabRunId second = new LabRunId("run_2");
    originOf(second);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    tool.clock.turn(Duration.ofHours(1));
    run(second, RunState.COMPLETED, scored(1, "9", 10));
    work(second);
    tool.results.runs.computeIfPresent(
        RUN, (id, r) -> r.withResult(scored(2, "6", 10).orElseThrow()));
    work(RUN);

    assertThat(platform.scores).hasSize(2);
    assertThat(platform.score(1).path("scoreGiven").asInt()).isEqualTo(9);
  }

  @Test
  void whatThePlatformHasIsNotSentAgainAndARevisionIs() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    work(RUN);
    run(RUN, RunState.COMPLETED, scored(2, "7", 10));
    work(RUN);

    assertThat(platform.scores).hasSize(2);
    assertThat(platform.score(1).path("scoreGiven").asInt()).isEqualTo(7);
  }

  @Test
  void twoScoresInTheSameMillisecondHaveTwoTimestamps() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    run(RUN, RunState.COMPLETED, scored(2, "6", 10));
    work(RUN);

    increasing();
  }

  @Test
  void aClockThatStepsBackDoesNotTakeTheTimestampsWithIt() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    tool.clock.turn(Duration.ofHours(-2));
    run(RUN, RunState.COMPLETED, scored(2, "6", 10));
    work(RUN);

    increasing();
  }

  @Test
  void moodleGetsWholeSecondsBetweenTwoScores() throws Exception {
    learned(RUN);
    agreed.family = PlatformFamily.MOODLE;
    restarted();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    run(RUN, RunState.COMPLETED, scored(2, "6", 10));
    work(RUN);

    assertThat(Duration.between(timestamp(0), timestamp(1))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void afterARestartBetweenStoringAndSendingTheTimestampStillGrows() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    // The line drops before an answer comes: to us that is the same as dying while sending.
    platform.scoreReplies.add(Reply.of(0));
    assertThat(work(RUN)).isInstanceOf(WorkOutcome.RetryAt.class);
    restarted();

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    increasing();
  }

  @Test
  void aStaleTimestampIsTriedOnceMoreASecondLater() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(409));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(Duration.between(timestamp(0), timestamp(1))).isEqualTo(Duration.ofSeconds(1));
    assertThat(state().status()).isEqualTo(GradeState.Status.SENT);
  }

  @Test
  void aScoreThatStaysStaleIsSupersededAndNotSentAgain() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(409));
    platform.scoreReplies.add(Reply.of(409));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).hasSize(2);
    assertThat(state().status()).isEqualTo(GradeState.Status.SUPERSEDED);
  }
}
