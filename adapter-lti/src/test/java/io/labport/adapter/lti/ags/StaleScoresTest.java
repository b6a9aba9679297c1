package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.core.domain.RunState;
import io.labport.core.spi.work.WorkOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when the platform says that it holds something newer, and may be asked what. */
class StaleScoresTest extends GradeScene {
  @BeforeEach
  void launched() throws Exception {
    launchedToRead();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    run(RUN, RunState.COMPLETED, scored(2, "8", 10));
    platform.scoreReplies.add(Reply.of(409));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"resultScore\":50,\"resultMaximum\":100 | 3 | SENT", // what it took from us before
        "\"resultScore\":8,\"resultMaximum\":10 | 2 | SENT", // what we want it to have
        "\"resultScore\":0.8 | 2 | SENT", // the same out of the default maximum
        "\"resultScore\":null | 3 | SENT",
        "\"comment\":\"x\" | 3 | SENT",
        "\"resultScore\":9,\"resultMaximum\":10 | 2 | SUPERSEDED", // never from us
        "\"resultScore\":5,\"resultMaximum\":10,\"scoringUserId\":\"t\" | 2 | SUPERSEDED"
      })
  void whatThePlatformHoldsDecides(String result, int posts, GradeState.Status status)
      throws Exception {
    platform.resultReplies.add(Reply.of(200, "[{\"userId\":\"u-5531\"," + result + "}]"));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());

    assertThat(platform.scores).hasSize(posts);
    assertThat(state().status()).isEqualTo(status);
    assertThat(platform.resultRequests.get(0).address().toString())
        .isEqualTo("/items/321/lineitem/results?type_id=14&user_id=u-5531");
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).hasSize(posts);
  }

  @Test
  void resultsThatCannotBeReadNowAreReadLater() throws Exception {
    platform.resultReplies.add(Reply.of(503));

    assertThat(work(RUN)).isInstanceOf(WorkOutcome.RetryAt.class);
    assertThat(platform.scores).hasSize(2);
  }

  @Test
  void aScoreThatArrivedThoughItsAnswerDidNotIsKnownAsOurs() throws Exception {
    platform.scoreReplies.clear();
    platform.scoreReplies.add(Reply.of(0));
    platform.scoreReplies.add(Reply.of(409));
    platform.resultReplies.add(
        Reply.of(200, "[{\"userId\":\"u-5531\",\"resultScore\":8,\"resultMaximum\":10}]"));

    assertThat(work(RUN)).isInstanceOf(WorkOutcome.RetryAt.class);
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).hasSize(3);
    assertThat(state().status()).isEqualTo(GradeState.Status.SENT);
    increasing();
  }
}
