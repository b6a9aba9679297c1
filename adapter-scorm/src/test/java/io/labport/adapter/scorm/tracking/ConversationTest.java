package io.labport.adapter.scorm.tracking;

import static io.labport.adapter.scorm.fake.Sco.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.domain.EventHead;
import io.labport.core.domain.LabEvent;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server says about a learner's work, from the first click to a grade that comes late. */
class ConversationTest {
  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final World world = new World(database, clock);
  private Dispatch dispatch;
  private Sco sco;

  @BeforeEach
  void issue() {
    dispatch = world.dispatch(Map.of());
    sco = world.sco(dispatch);
  }

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  private static JsonNode statusOf(JsonNode session) {
    return session.path("status");
  }

  /** What core tells when something has happened to the newest lab. */
  private void happens() {
    world
        .get(LedgerListener.class)
        .on(
            new LabEvent.Completed(
                new EventHead("e-1", world.labs.newest().id(), 1, clock.instant()),
                world.labs.newest().result().orElseThrow().completion()));
  }

  private void later() {
    clock.advance(Duration.ofHours(1));
  }

  @Test
  void whoWasNeverHereIsOfferedAStart() {
    JsonNode session = sco.open();

    assertThat(session.path("registration").path("instance").asInt()).isEqualTo(1);
    assertThat(session.path("suspendData").asText()).startsWith("skl1|").hasSizeLessThan(500);
    assertThat(statusOf(session).path("phase").asText()).isEqualTo("NONE");
    assertThat(statusOf(session).path("open").asText()).isEqualTo("start");
    assertThat(statusOf(session).path("report").isNull()).isTrue();
    assertThat(session.path("policy").path("timeSource").asText()).isEqualTo("LAB_RUNTIME");
  }

  @Test
  void theClickStartsTheLabAndTheNextOneReturnsToIt() {
    sco.open();

    assertThat(sco.click().headers().get("Location").get(0))
        .startsWith("https://labs.skillable.example/");
    assertThat(sco.status().path("phase").asText()).isEqualTo("RUNNING");
    assertThat(sco.status().path("open").asText()).isEqualTo("return");
    sco.click();

    assertThat(world.labs.started()).isEqualTo(1);
    assertThat(world.labs.entered).hasSize(2);
    assertThat(world.labs.entered.get(0).labHosts()).containsExactly("skillable.example");
    assertThat(world.labs.entered.get(0).launch().withholdIdentity()).isTrue();
    assertThat(world.labs.entered.get(0).launch().learner().lastName()).isEmpty();
    assertThat(world.labs.entered.get(0).launch().learner().id().lmsUserId()).doesNotContain("ada");
  }

  @Test
  void aRunningLabIsReturnedToFromTheNextSession() {
    sco.open();
    sco.click();
    later();

    JsonNode session = sco.open();

    assertThat(session.path("registration").path("proven").asBoolean()).isTrue();
    assertThat(statusOf(session).path("open").asText()).isEqualTo("return");
    assertThat(value(statusOf(session), "cmi.core.lesson_status")).isEqualTo("incomplete");
    assertThat(value(statusOf(session), "cmi.core.exit")).isEqualTo("suspend");
  }

  @Test
  void whatIsBeingGradedCanNotBeOpened() {
    sco.open();
    sco.click();
    world.labs.submitted();

    JsonNode status = sco.status();

    assertThat(status.path("phase").asText()).isEqualTo("PENDING");
    assertThat(status.path("open").isNull()).isTrue();
    assertThat(sco.ticket("w", false).status()).isEqualTo(400);
  }

  @Test
  void aFinalResultIsReportedUntilTheLmsHasConfirmedIt() {
    sco.open();
    sco.click();
    world.labs.completed(80);

    JsonNode status = sco.status();
    assertThat(status.path("report").path("final").asBoolean()).isTrue();
    assertThat(value(status, "cmi.core.lesson_status")).isEqualTo("passed");
    assertThat(value(status, "cmi.core.score.raw")).isEqualTo("80");
    assertThat(status.path("receipt").asText()).hasSize(20);
    assertThat(status.path("open").isNull()).isTrue();

    JsonNode after = sco.carry(status);
    assertThat(after.path("report").isNull()).isTrue();
    assertThat(after.path("open").asText()).isEqualTo("start-new");
    assertThat(after.path("result").path("passed").asBoolean()).isTrue();
  }

  @Test
  void aResultThatBecameFinalAfterTheSessionIsReportedAtTheNextOneOnce() {
    sco.open();
    sco.click();
    world.labs.submitted();
    sco.carry(sco.status());
    sco.end();
    later();
    world.labs.completed(50);
    happens();
    later();

    JsonNode status = statusOf(sco.open());
    assertThat(value(status, "cmi.core.lesson_status")).isEqualTo("failed");
    assertThat(sco.carry(status).path("report").isNull()).isTrue();
    later();

    assertThat(statusOf(sco.open()).path("report").isNull()).isTrue();
    assertThat(sco.status().path("phase").asText()).isEqualTo("FINAL");
  }

  @Test
  void acknowledgementsAreIdempotentAndMayComeInAnyOrder() {
    sco.open();
    sco.click();
    int running = sco.status().path("report").path("revision").asInt();
    world.labs.completed(80);
    int done = sco.status().path("report").path("revision").asInt();

    assertThat(sco.ack(done, "commit", true).path("acknowledged").asInt()).isEqualTo(done);
    assertThat(sco.ack(running, "commit", true).path("acknowledged").asInt()).isEqualTo(done);
    assertThat(sco.ack(done, "terminate", true).path("acknowledged").asInt()).isEqualTo(done);
    assertThat(sco.ack(done + 7, "commit", true).path("acknowledged").asInt()).isEqualTo(done);
  }

  @Test
  void aReportThatTheLmsDidNotTakeStays() {
    sco.open();
    sco.click();
    world.labs.completed(80);
    int done = sco.status().path("report").path("revision").asInt();

    assertThat(sco.ack(done, "commit", false).path("report").path("revision").asInt())
        .isEqualTo(done);
  }

  @Test
  void anLmsThatLostWhatItConfirmedIsToldAgain() {
    sco.open();
    sco.click();
    world.labs.completed(80);
    sco.carry(sco.status());
    sco.lms.put("status", "incomplete");
    later();

    assertThat(value(statusOf(sco.open()), "cmi.core.lesson_status")).isEqualTo("passed");
  }

  @Test
  void aFinishedLabIsStartedAnewOnlyByAnExplicitWish() {
    sco.open();
    sco.click();
    world.labs.completed(80);
    sco.carry(sco.status());

    assertThat(sco.ticket("again", false).status()).isEqualTo(400);
    assertThat(sco.launch(sco.ticket(true)).status()).isEqualTo(303);
    assertThat(world.labs.started()).isEqualTo(2);
    assertThat(sco.status().path("phase").asText()).isEqualTo("RUNNING");
  }

  @Test
  void anExpiredDispatchStillReportsAndOpensNothing() {
    Dispatch brief =
        world.dispatch(
            Map.of(
                "access",
                Map.of(
                    "origins",
                    java.util.List.of(World.LMS),
                    "notAfter",
                    clock.instant().plus(Duration.ofHours(2)).toString())));
    Sco late = world.sco(brief);
    late.open();
    late.click();
    clock.advance(Duration.ofHours(3));
    world.labs.completed(90);

    JsonNode status = statusOf(late.open());

    assertThat(status.path("code").asText()).isEqualTo("EXPIRED");
    assertThat(status.path("open").isNull()).isTrue();
    assertThat(value(status, "cmi.core.lesson_status")).isEqualTo("passed");
    assertThat(Sco.json(late.ticket("w", false)).path("code").asText()).isEqualTo("EXPIRED");
  }

  @Test
  void aStatusThatWeNeverGaveIsATamperSignal() {
    sco.lms.put("status", "completed");
    sco.open();

    assertThat(world.kinds()).contains(ScormEvent.Kind.TAMPER_SUSPECTED);
  }

  @Test
  void ourOwnStatusIsNone() {
    sco.open();
    sco.click();
    world.labs.completed(80);
    sco.carry(sco.status());
    later();
    sco.open();

    assertThat(world.kinds()).doesNotContain(ScormEvent.Kind.TAMPER_SUSPECTED);
  }

  @Test
  void theOperatorIsToldOnceOfAFinalResultThatNobodyConfirms() {
    sco.open();
    sco.click();
    world.labs.completed(80);
    happens();
    String attempt = world.labs.origins(world.labs.newest().id(), "scorm").get(0);
    WorkItem item =
        new WorkItem(
            "scorm/unacknowledged",
            dispatch.id(),
            Optional.empty(),
            attempt + "/r1",
            attempt,
            clock.instant());
    UnacknowledgedWorker worker = world.get(UnacknowledgedWorker.class);

    worker.work(item, 1);
    assertThat(world.kinds()).doesNotContain(ScormEvent.Kind.RESULT_UNACKNOWLEDGED);
    clock.advance(Duration.ofDays(3));
    worker.work(item, 1);
    worker.work(item, 2);

    assertThat(world.kinds()).containsOnlyOnce(ScormEvent.Kind.RESULT_UNACKNOWLEDGED);
  }

  @Test
  void aWorseResultLeavesTheLmsAloneAndIsSettled() {
    sco.open();
    sco.click();
    world.labs.completed(90);
    sco.carry(sco.status());
    sco.launch(sco.ticket(true));
    world.labs.completed(10);
    later();

    JsonNode status = statusOf(sco.open());

    assertThat(value(status, "cmi.core.lesson_status")).isEmpty();
    assertThat(status.path("phase").asText()).isEqualTo("FINAL");
  }
}
