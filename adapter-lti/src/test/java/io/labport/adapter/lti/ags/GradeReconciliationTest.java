package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.domain.Channel;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to grades whose events got lost: nobody here ever calls {@link GradePush}. */
class GradeReconciliationTest {
  private static final LabRunId RUN = new LabRunId("run_1");
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);
  private final Tool tool = new Tool(platform, agreed);

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aScoreWhoseEventWasLostIsFoundAndSent() throws Exception {
    launchedAndCompleted(1);

    assertThat(pass()).isEqualTo(again(Duration.ofMinutes(15)));

    WorkItem item = tool.work.added.values().iterator().next();
    assertThat(item.queue()).isEqualTo(GradePush.QUEUE);
    assertThat(item.group()).isEqualTo("reg-1");
    assertThat(item.lane()).isPresent();
    assertThat(send(item)).isEqualTo(WorkOutcome.done());
    assertThat(platform.score(0).path("scoreGiven").asInt()).isEqualTo(50);
  }

  @Test
  void whatWasSentIsLeftAloneAndALostRevisionIsFound() throws Exception {
    launchedAndCompleted(1);
    pass();
    send(tool.work.added.values().iterator().next());
    tool.work.added.clear();

    pass();
    assertThat(tool.work.added).isEmpty();

    completed(2, binding());
    pass();
    assertThat(tool.work.added).hasSize(1);
  }

  @Test
  void whatThePlatformRefusedForGoodIsNotTriedEveryQuarterOfAnHour() throws Exception {
    launchedAndCompleted(1);
    platform.scoreReplies.add(FakePlatform.Reply.of(422));
    pass();
    send(tool.work.added.values().iterator().next());
    tool.work.added.clear();

    pass();
    assertThat(tool.work.added).isEmpty();

    completed(2, binding());
    pass();
    assertThat(tool.work.added).hasSize(1);
  }

  @Test
  void runsOfAnotherLinkOrATenantOfAnotherNameAreNotMixedIn() throws Exception {
    launchedAndCompleted(1);
    tool.results.origins.put(RUN, List.of("another-binding"));
    pass();
    assertThat(tool.work.added).isEmpty();

    tool.results.origins.put(RUN, List.of(binding()));
    tool.results.runs.put(RUN, run(RUN, new Tenant("another"), 1));
    pass();
    assertThat(tool.work.added).isEmpty();
  }

  @Test
  void manyBindingsAreGoneThroughInBoundedPages() throws Exception {
    int launches = GradeReconciliation.PAGE * 2 + 1;
    for (int i = 0; i < launches; i++) {
      LabRunId id = new LabRunId("run_" + i);
      String binding =
          tool.get(GradeDocuments.class)
              .remember(
                  new GradeBinding(
                      "reg-1",
                      "14",
                      "c",
                      "rl-" + i,
                      "u-5531",
                      "https://x/i",
                      null,
                      List.of(),
                      null,
                      null,
                      null,
                      null));
      tool.results.origins.put(id, List.of(binding));
      tool.results.runs.put(id, run(id, TENANT, 1));
    }

    assertThat(pass()).isEqualTo(again(Duration.ZERO));
    assertThat(tool.work.added).hasSize(GradeReconciliation.PAGE);
    assertThat(pass()).isEqualTo(again(Duration.ZERO));
    tool.clock.turn(Duration.ofMinutes(1));
    assertThat(pass()).isEqualTo(again(Duration.ofMinutes(14)));
    assertThat(tool.work.added).hasSize(launches);
  }

  @Test
  void bindingsOfLongAgoAreLookedAtOnceADay() throws Exception {
    launchedAndCompleted(1);
    tool.clock.turn(Duration.ofDays(31));
    pass();
    assertThat(tool.work.added).hasSize(1);
    tool.work.added.clear();

    tool.clock.turn(Duration.ofHours(23));
    pass();
    assertThat(tool.work.added).isEmpty();

    tool.clock.turn(Duration.ofHours(1));
    pass();
    assertThat(tool.work.added).hasSize(1);
  }

  @Test
  void aBindingEndsFourHundredDaysAfterTheLatestLaunch() throws Exception {
    tool.begin().launch();
    tool.clock.turn(Duration.ofDays(399));
    assertThat(tool.get(GradeDocuments.class).binding(binding())).isPresent();
    tool.begin().launch();
    tool.clock.turn(Duration.ofDays(399));
    assertThat(tool.get(GradeDocuments.class).binding(binding())).isPresent();

    tool.clock.turn(Duration.ofDays(1));
    assertThat(tool.get(GradeDocuments.class).binding(binding())).isEmpty();
  }

  @Test
  void aColumnThatWasLookedUpDoesNotProlongTheBinding() throws Exception {
    tool.begin().launch();
    GradeDocuments documents = tool.get(GradeDocuments.class);
    tool.clock.turn(Duration.ofDays(300));
    documents.resolved(
        binding(),
        Optional.ofNullable(documents.binding(binding()).orElseThrow().lineItem()),
        "https://lms.example/new");
    assertThat(documents.binding(binding()).orElseThrow().lineItem()).endsWith("/new");

    tool.clock.turn(Duration.ofDays(100));
    assertThat(documents.binding(binding())).isEmpty();
  }

  @Test
  void theItemIsAddedOnceAndOneThatWasGivenUpIsTakenUpAgain() throws Exception {
    ReconciliationStart start = tool.get(ReconciliationStart.class);

    start.start();
    assertThat(tool.work.added.keySet()).containsExactly("pass");
    assertThat(tool.work.added.get("pass").queue()).isEqualTo("lti/grade-reconciliation");
    start.start();
    assertThat(tool.work.revived).containsExactly("pass");
  }

  private static final Tenant TENANT = new Tenant("https://lms.example.edu|tool-7f3a|14");

  private void launchedAndCompleted(int revision) throws Exception {
    tool.begin().launch();
    completed(revision, binding());
  }

  private void completed(int revision, String binding) {
    tool.results.origins.put(RUN, List.of(binding));
    tool.results.runs.put(RUN, run(RUN, TENANT, revision));
  }

  private String binding() {
    return tool.entered.get(0).launch().origin().orElseThrow().value();
  }

  private WorkOutcome pass() throws Exception {
    return tool.get(GradeReconciliation.class)
        .work(GradeReconciliation.item(tool.clock.instant()), 1)
        .toCompletableFuture()
        .get();
  }

  private WorkOutcome send(WorkItem item) throws Exception {
    return tool.get(GradeWorker.class).work(item, 1).toCompletableFuture().get();
  }

  private WorkOutcome again(Duration in) {
    return WorkOutcome.againAt(tool.clock.instant().plus(in));
  }

  private LabRun run(LabRunId id, Tenant tenant, int revision) {
    Instant at = Instant.parse("2026-11-20T08:00:00Z");
    LabResult result =
        new LabResult(
            revision,
            CompletionStatus.COMPLETE,
            at,
            Optional.of(at.plusSeconds(3600)),
            Optional.empty(),
            Duration.ofHours(1),
            100,
            Optional.of(
                new io.labport.core.domain.Score(
                    BigDecimal.valueOf(50),
                    OptionalInt.of(100),
                    OptionalInt.empty(),
                    Optional.of(true))));
    return new LabRun(
        id,
        new LearnerId(tenant, "u-5531"),
        new SkillableUserId("s"),
        new LabProfileId(77),
        Channel.LTI,
        Optional.empty(),
        Optional.empty(),
        1,
        RunState.COMPLETED,
        Optional.of(new LabInstanceId(5)),
        at,
        at,
        Optional.empty(),
        Optional.of(result),
        3,
        3);
  }
}
