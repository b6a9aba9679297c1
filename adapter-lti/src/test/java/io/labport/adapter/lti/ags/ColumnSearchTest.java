package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.core.domain.RunState;
import io.labport.core.spi.work.WorkOutcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which column a score goes to when the launch does not name it. */
class ColumnSearchTest extends GradeScene {
  @Test
  void withoutALineItemTheOneOfTheResourceLinkIsLookedUpAndKept() throws Exception {
    launchedWithoutLineItem();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.lineItemReplies.add(
        new Reply(
            200,
            Map.of("Link", "<" + platform.at("/items?page=2%20x") + ">; rel=\"next\""),
            "[" + item("/items/1?a=b%2Fc", "other", "", "") + "]"));
    platform.lineItemReplies.add(
        Reply.of(200, "[" + item("/items/2/?a=b%2Fc+d", "rl-901", "", "") + "]"));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    run(RUN, RunState.COMPLETED, scored(2, "6", 10));
    work(RUN);

    assertThat(platform.lineItemRequests).hasSize(2);
    assertThat(platform.lineItemRequests.get(0).address().toString())
        .isEqualTo("/items?type_id=14&resource_link_id=rl-901");
    assertThat(platform.lineItemRequests.get(0).header("Accept"))
        .isEqualTo("application/vnd.ims.lis.v2.lineitemcontainer+json");
    assertThat(platform.lineItemRequests.get(1).address().toString())
        .isEqualTo("/items?page=2%20x");
    assertThat(platform.scores)
        .allSatisfy(s -> assertThat(s.address().toString()).isEqualTo("/items/2/scores?a=b%2Fc+d"))
        .hasSize(2);
  }

  @Test
  void ofSeveralColumnsOursIsTaken() throws Exception {
    launchedWithoutLineItem();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.lineItemReplies.add(
        Reply.of(
            200,
            "["
                + item("/items/1", "rl-901", "", "")
                + ","
                + item("/items/2", "rl-901", "lab-77", "lab-score")
                + "]"));
    work(RUN);

    assertThat(platform.scores.get(0).address().toString()).isEqualTo("/items/2/scores");
  }

  @Test
  void aColumnOfOurResourceIdIsFoundAfterACopyOfTheCourse() throws Exception {
    launchedWithoutLineItem();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.lineItemReplies.add(Reply.of(200, "[]"));
    platform.lineItemReplies.add(
        Reply.of(200, "[" + item("/items/9", "", "lab-77", "lab-score") + "]"));
    work(RUN);

    assertThat(platform.lineItemRequests.get(1).address().getQuery())
        .isEqualTo("type_id=14&resource_id=lab-77");
    assertThat(platform.scores.get(0).address().toString()).isEqualTo("/items/9/scores");
  }

  @Test
  void theTokenNeverFollowsALinkToAnotherHost() throws Exception {
    launchedWithoutLineItem();
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.lineItemReplies.add(
        new Reply(200, Map.of("Link", "<http://localhost:1/steal>; rel=next"), "[]"));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    refused("lti.grade-no-line-item");
    assertThat(tool.http.sent)
        .allSatisfy(r -> assertThat(r.address().getHost()).isEqualTo("127.0.0.1"));
  }

  @Test
  void aColumnThatWasMadeAnewIsLookedUpOnce() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(404));
    platform.lineItemReplies.add(Reply.of(200, "[" + item("/items/new", "rl-901", "", "") + "]"));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores.get(1).address().toString()).isEqualTo("/items/new/scores");
    assertThat(state().status()).isEqualTo(GradeState.Status.SENT);
  }
}
