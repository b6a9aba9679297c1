package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.service.Scopes;
import io.labport.core.domain.Channel;
import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.EventHead;
import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.health.Health;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;

/** A launched link, a run that comes to an end, and the platform it is graded on. */
abstract class GradeScene {
  static final LabRunId RUN = new LabRunId("run_1");
  static final Instant STARTED = Instant.parse("2026-11-20T08:00:00Z");
  final FakePlatform platform = new FakePlatform();
  final Agreed agreed = new Agreed(platform);
  Tool tool = new Tool(platform, agreed);

  @AfterEach
  void close() {
    platform.close();
  }

  GradePush.Job job(LabRunId run) {
    return new GradePush.Job(tool.results.origins.get(run).get(0), run.value());
  }

  /** Launched so that columns may be read, made, and their results read. */
  void launchedToCreate() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(
        Tool.AGS,
        Map.of(
            "scope",
            List.of(Scopes.SCORE, Scopes.LINE_ITEM, Scopes.RESULT_READ),
            "lineitems",
            platform.at("/items?type_id=14").toString()));
    attempt.launch();
    originOf(RUN);
  }

  /** As {@link #launchedToCreate}, with the column named. */
  void launchedToRead() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(
        Tool.AGS,
        Map.of(
            "scope",
            List.of(Scopes.SCORE, Scopes.RESULT_READ),
            "lineitem",
            platform.at("/items/321/lineitem?type_id=14").toString()));
    attempt.launch();
    originOf(RUN);
  }

  /** Does an item that was put into the queue. */
  WorkOutcome does(WorkItem item) throws Exception {
    return tool.get(GradeWorker.class).work(item, 1).toCompletableFuture().get();
  }

  /** Does what is in the queue, until it is empty; outcomes by id of the item. */
  Map<String, WorkOutcome> doesAll() throws Exception {
    Map<String, WorkOutcome> outcomes = new LinkedHashMap<>();
    while (!tool.work.hastened.isEmpty()) {
      WorkItem next = tool.work.hastened.remove(0);
      outcomes.put(next.id(), does(next));
    }
    return outcomes;
  }

  void event() {
    EventHead head = new EventHead("e1", RUN, 3, tool.clock.instant());
    tool.get(GradePush.class).on(new LabEvent.Graded(head, 1));
  }

  GradeState state(GradePush.Job job) {
    return tool.get(GradeDocuments.class).state(job).orElseThrow();
  }

  void learned(LabRunId run) throws Exception {
    tool.begin().launch();
    originOf(run);
  }

  void originOf(LabRunId run) {
    tool.results.origins.put(
        run, List.of(tool.entered.get(0).launch().origin().orElseThrow().value()));
  }

  void launchedWithoutLineItem() throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(
        Tool.AGS,
        Map.of(
            "scope",
            List.of(Scopes.SCORE, Scopes.LINE_ITEM_READ),
            "lineitem",
            " ",
            "lineitems",
            platform.at("/items?type_id=14").toString()));
    attempt.launch();
    originOf(RUN);
  }

  String item(String path, String link, String resource, String tag) {
    return FakePlatform.json(
        Map.of(
            "id",
            platform.at(path).toString(),
            "resourceLinkId",
            link,
            "resourceId",
            resource,
            "tag",
            tag));
  }

  /** The same store, and everything else new. */
  void restarted() {
    Tool before = tool;
    tool = new Tool(platform, before.clock, before.store, 600, agreed);
    tool.results.runs.putAll(before.results.runs);
    tool.results.origins.putAll(before.results.origins);
    tool.entered.addAll(before.entered);
  }

  void run(LabRunId id, RunState state, Optional<LabResult> result) {
    LearnerId learner = new LearnerId(new Tenant("t"), "u-5531");
    Instant created =
        Optional.ofNullable(tool.results.runs.get(id))
            .map(LabRun::createdAt)
            .orElse(tool.clock.instant());
    tool.results.runs.put(
        id,
        new LabRun(
            id,
            learner,
            new SkillableUserId("s"),
            new LabProfileId(77),
            Channel.LTI,
            Optional.empty(),
            Optional.empty(),
            1,
            state,
            Optional.of(new LabInstanceId(5)),
            created,
            created,
            Optional.empty(),
            result,
            3,
            3));
  }

  static Optional<LabResult> scored(int revision, String raw, int max) {
    return Optional.of(
        new LabResult(
            revision,
            CompletionStatus.COMPLETE,
            STARTED,
            Optional.of(STARTED.plusSeconds(3600)),
            Optional.empty(),
            Duration.ofHours(1),
            100,
            Optional.of(
                new io.labport.core.domain.Score(
                    new BigDecimal(raw),
                    max == 0 ? OptionalInt.empty() : OptionalInt.of(max),
                    OptionalInt.empty(),
                    Optional.of(true)))));
  }

  static Optional<LabResult> unscored(int revision, CompletionStatus completion) {
    return Optional.of(
        new LabResult(
            revision,
            completion,
            STARTED,
            Optional.of(STARTED.plusSeconds(3600)),
            Optional.empty(),
            Duration.ofHours(1),
            100,
            Optional.empty()));
  }

  WorkOutcome work(LabRunId run) throws Exception {
    return work(run, 1);
  }

  WorkOutcome work(LabRunId run, int attempt) throws Exception {
    String binding = tool.results.origins.get(run).get(0);
    String payload = new ObjectMapper().writeValueAsString(new GradePush.Job(binding, run.value()));
    WorkItem item =
        new WorkItem(
            GradePush.QUEUE,
            "reg-1",
            Optional.empty(),
            binding + "/" + run,
            payload,
            tool.clock.instant());
    return tool.get(GradeWorker.class).work(item, attempt).toCompletableFuture().get();
  }

  GradeState state() {
    return tool.get(GradeDocuments.class).state(job(RUN)).orElseThrow();
  }

  void refused(String code) {
    assertThat(state().status()).isEqualTo(GradeState.Status.REFUSED);
    assertThat(state().why()).isEqualTo(code);
    assertThat(tool.get(GradeHealth.class).check().detail()).contains(code);
    assertThat(tool.get(GradeHealth.class).check().status()).isEqualTo(Health.Status.DEGRADED);
  }

  Instant timestamp(int index) {
    return DateTimeFormatter.ISO_INSTANT
        .withZone(ZoneOffset.UTC)
        .parse(platform.score(index).path("timestamp").asText(), Instant::from);
  }

  void increasing() {
    assertThat(platform.scores).hasSizeGreaterThan(1);
    for (int i = 1; i < platform.scores.size(); i++) {
      assertThat(timestamp(i)).isAfter(timestamp(i - 1));
    }
  }
}
