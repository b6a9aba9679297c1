package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.core.domain.RunState;
import io.labport.core.spi.health.Health;
import io.labport.core.spi.work.WorkOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform answers to a score, and what follows. */
class ScoreAnswersTest extends GradeScene {
  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 410, 412, 415, 422})
  void aFinalRefusalIsKeptWithItsCodeAndShownByTheHealthCheck(int status) throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(status, "Ada Brook is not enrolled"));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).hasSize(1);
    refused("lti.score-http-" + status);
    assertThat(tool.store.dump()).doesNotContain("Ada Brook");

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).as("a second event of the same state").hasSize(1);

    tool.get(GradeDocuments.class).state(job(RUN), GradeState::anew);
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).as("once more, as somebody wished").hasSize(2);
    assertThat(tool.get(GradeHealth.class).check().status()).isEqualTo(Health.Status.UP);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
  void aPassingFaultIsTriedAgainWithGrowingDelays(int status) throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(status));
    platform.scoreReplies.add(Reply.of(status));

    Instant first = ((WorkOutcome.RetryAt) work(RUN)).due();
    Instant tenth = ((WorkOutcome.RetryAt) work(RUN, 10)).due();

    assertThat(first)
        .isBetween(tool.clock.instant().plusSeconds(5), tool.clock.instant().plusSeconds(6));
    assertThat(tenth)
        .isBetween(tool.clock.instant().plusSeconds(2560), tool.clock.instant().plusSeconds(3072));
    assertThat(state().status()).isEqualTo(GradeState.Status.WAITING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "90 | 2026-11-20T10:01:30Z",
        "Fri, 20 Nov 2026 10:05:00 GMT | 2026-11-20T10:05:00Z",
        "999999999 | 2026-11-21T10:00:00Z"
      })
  void retryAfterIsHonouredInBothItsForms(String header, Instant due) throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(new Reply(429, Map.of("Retry-After", header), ""));

    assertThat(((WorkOutcome.RetryAt) work(RUN)).due()).isEqualTo(due);
  }

  @Test
  void nobodyIsSentWhileThePlatformWantsToBeLeftAlone() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(new Reply(429, Map.of("Retry-After", "180"), ""));
    Instant due = ((WorkOutcome.RetryAt) work(RUN)).due();

    run(RUN, RunState.COMPLETED, scored(2, "6", 10));
    tool.clock.turn(Duration.ofSeconds(179));
    assertThat(((WorkOutcome.RetryAt) work(RUN)).due()).isEqualTo(due);
    assertThat(platform.scores).hasSize(1);

    tool.clock.turn(Duration.ofSeconds(1));
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.score(1).path("scoreGiven").asInt()).isEqualTo(6);
  }

  @Test
  void canvasThrottlingIsNoRefusal() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(403, "403 Forbidden (Rate Limit Exceeded)"));

    assertThat(work(RUN)).isInstanceOf(WorkOutcome.RetryAt.class);
  }

  @Test
  void afterThreeDaysOfFailuresTheItemIsBuried() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(503));
    platform.scoreReplies.add(Reply.of(503));
    platform.scoreReplies.add(Reply.of(503));
    work(RUN);
    tool.clock.turn(Duration.ofHours(71));
    assertThat(work(RUN, 70)).isInstanceOf(WorkOutcome.RetryAt.class);
    tool.clock.turn(Duration.ofHours(1));

    assertThat(work(RUN, 71)).isEqualTo(WorkOutcome.bury("lti.score-http-503"));
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
  }
}
