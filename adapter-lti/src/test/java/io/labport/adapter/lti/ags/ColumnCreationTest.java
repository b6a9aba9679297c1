package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.RunState;
import io.labport.core.spi.work.WorkOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that we make where there is none. */
class ColumnCreationTest extends GradeScene {
  @BeforeEach
  void create() {
    agreed.lineItems = LineItemPolicy.CREATE;
    restarted();
  }

  @Test
  void aColumnIsMadeFromTheLinkAndTheResult() throws Exception {
    launchedToCreate();
    run(RUN, RunState.COMPLETED, scored(1, "30", 40));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());

    FakePlatform.Seen made = posts().get(0);
    assertThat(made.address().toString()).isEqualTo("/items?type_id=14");
    assertThat(made.header("Content-type")).isEqualTo("application/vnd.ims.lis.v2.lineitem+json");
    assertThat(made.header("Accept")).isEqualTo("application/vnd.ims.lis.v2.lineitem+json");
    JsonNode column = new ObjectMapper().readTree(made.body());
    assertThat(column.path("label").asText()).isEqualTo("Lab 3: Networks");
    assertThat(column.path("scoreMaximum").asInt()).isEqualTo(40);
    assertThat(column.path("resourceId").asText()).isEqualTo("lab-77");
    assertThat(column.path("tag").asText()).isEqualTo("lab-score");
    assertThat(column.path("resourceLinkId").asText()).isEqualTo("rl-901");
    assertThat(platform.scores.get(0).address().toString())
        .isEqualTo("/items/made-1/scores?type_id=14");
  }

  @Test
  void whatIsThereIsNotMadeAgain() throws Exception {
    launchedToCreate();
    run(RUN, RunState.COMPLETED, scored(1, "30", 40));
    work(RUN);
    run(RUN, RunState.COMPLETED, scored(2, "35", 40));
    work(RUN);

    assertThat(posts()).hasSize(1);
    assertThat(platform.scores).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 412})
  void whereTheLinkIsNotTakenTheColumnIsMadeWithoutIt(int status) throws Exception {
    launchedToCreate();
    run(RUN, RunState.COMPLETED, scored(1, "30", 40));
    for (int i = 0; i < 4; i++) {
      platform.lineItemReplies.add(Reply.of(200, "[]"));
    }
    platform.lineItemReplies.add(Reply.of(status));
    work(RUN);

    assertThat(posts()).hasSize(2);
    assertThat(posts().get(0).body()).contains("resourceLinkId");
    assertThat(posts().get(1).body()).doesNotContain("resourceLinkId");
    assertThat(platform.scores).hasSize(1);
  }

  @Test
  void withoutTheScopeOrTheWishNothingIsMade() throws Exception {
    launchedWithoutLineItem();
    run(RUN, RunState.COMPLETED, scored(1, "30", 40));
    work(RUN);
    refused("lti.grade-no-line-item");

    agreed.lineItems = LineItemPolicy.FIND;
    restarted();
    launchedToCreate();
    work(RUN);
    assertThat(posts()).isEmpty();
  }

  @Test
  void aPlatformThatMakesNoColumnsSaysSoAndIsAskedAgainLater() throws Exception {
    launchedToCreate();
    run(RUN, RunState.COMPLETED, scored(1, "30", 40));
    for (int i = 0; i < 4; i++) {
      platform.lineItemReplies.add(Reply.of(200, "[]"));
    }
    platform.lineItemReplies.add(Reply.of(403));
    work(RUN);

    refused("lti.line-items-http-403");
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.columns).hasSize(1);
  }

  @Test
  void anAnswerThatGotLostMakesNoSecondColumn() throws Exception {
    launchedToCreate();
    run(RUN, RunState.COMPLETED, scored(1, "30", 40));
    for (int i = 0; i < 4; i++) {
      platform.lineItemReplies.add(Reply.of(200, "[]"));
    }
    platform.lineItemReplies.add(Reply.of(0));
    assertThat(work(RUN)).isInstanceOf(WorkOutcome.RetryAt.class);
    // The platform does not list what it has made yet: nobody makes another one meanwhile.
    assertThat(work(RUN)).isInstanceOf(WorkOutcome.RetryAt.class);
    assertThat(state().why()).isEqualTo("lti.line-item-being-made");
    assertThat(posts()).hasSize(1);

    tool.clock.turn(CreationLock.HELD);
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(posts()).hasSize(2);
  }

  @Test
  void twoGradesAtOnceOnTwoNodesMakeOneColumn() throws Exception {
    launchedToCreate();
    LabRunId second = new LabRunId("run_2");
    run(RUN, RunState.COMPLETED, scored(1, "30", 40));
    run(second, RunState.COMPLETED, scored(1, "20", 40));
    tool.results.origins.put(second, tool.results.origins.get(RUN));
    Tool node = new Tool(platform, tool.clock, tool.store, 600, agreed);
    node.results.runs.putAll(tool.results.runs);
    node.results.origins.putAll(tool.results.origins);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<WorkOutcome>> outcomes = new ArrayList<>();
    for (Tool each : List.of(tool, node)) {
      LabRunId run = each == tool ? RUN : second;
      outcomes.add(
          threads.submit(
              () -> {
                start.await();
                GradeWorker worker = each.get(GradeWorker.class);
                return worker
                    .work(
                        job(run)
                            .item(
                                each.get(GradeDocuments.class)
                                    .binding(job(run).binding())
                                    .orElseThrow(),
                                each.clock.instant()),
                        1)
                    .toCompletableFuture()
                    .get();
              }));
    }
    start.countDown();
    for (Future<WorkOutcome> outcome : outcomes) {
      outcome.get();
    }
    threads.shutdownNow();
    tool.clock.turn(Duration.ofSeconds(6));
    work(RUN);
    work(second);

    assertThat(platform.columns).hasSize(1);
    assertThat(posts()).hasSize(1);
  }

  private List<FakePlatform.Seen> posts() {
    return platform.lineItemRequests.stream().filter(s -> s.method().equals("POST")).toList();
  }
}
