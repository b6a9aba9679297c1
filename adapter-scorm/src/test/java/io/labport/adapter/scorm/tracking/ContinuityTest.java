package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is the same learner as before: only who shows what the learner's LMS was given. */
class ContinuityTest {
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

  private void later() {
    clock.advance(Duration.ofHours(1));
  }

  /** Another browser whose LMS, or whose learner, claims the same id. */
  private Sco namesake() {
    Sco other = world.sco(dispatch);
    other.learner = sco.learner;
    return other;
  }

  private static int instance(JsonNode session) {
    return session.path("registration").path("instance").asInt();
  }

  private static boolean proven(JsonNode session) {
    return session.path("registration").path("proven").asBoolean();
  }

  @Test
  void whoShowsNothingSeesNeitherLabNorResultOfTheOther() {
    sco.open();
    sco.click();
    Sco other = namesake();

    JsonNode session = other.open();
    other.click();

    assertThat(instance(session)).isEqualTo(2);
    assertThat(proven(session)).isFalse();
    assertThat(session.path("status").path("open").asText()).isEqualTo("start");
    assertThat(world.labs.started()).isEqualTo(2);
    assertThat(world.labs.entered.get(0).launch().learner().id())
        .isNotEqualTo(world.labs.entered.get(1).launch().learner().id());
    assertThat(world.kinds()).contains(ScormEvent.Kind.UNPROVEN_LEARNER);
    // and the first one goes on undisturbed
    assertThat(sco.status().path("open").asText()).isEqualTo("return");
  }

  @Test
  void aFinalResultIsNotHandedToAnUnprovenNamesake() {
    sco.open();
    sco.click();
    world.labs.completed(100);

    JsonNode status = namesake().open().path("status");

    assertThat(status.path("report").isNull()).isTrue();
    assertThat(status.path("result").isNull()).isTrue();
    assertThat(status.path("receipt").isNull()).isTrue();
    assertThat(status.path("phase").asText()).isEqualTo("NONE");
  }

  @Test
  void aWrongSecretIsAsGoodAsNone() {
    String right = sco.open().path("suspendData").asText();
    sco.click();
    later();
    String[] parts = right.split("\\|", -1);
    parts[3] = "A".repeat(43);
    sco.suspendData = Optional.of(String.join("|", parts));

    assertThat(proven(sco.open())).isFalse();
  }

  @Test
  void theSecretOfAnotherLearnerProvesNothing() {
    Sco eve = world.sco(dispatch);
    eve.learner = "eve";
    eve.open();
    sco.open();
    sco.click();
    later();
    eve.learner = sco.learner;

    assertThat(instance(eve.open())).isEqualTo(2);
  }

  @Test
  void aLostCommitDoesNotCostTheLearnerTheLab() {
    sco.open();
    sco.click();
    later();
    Optional<String> kept = sco.suspendData;
    sco.open();
    sco.suspendData = kept;
    later();

    JsonNode session = sco.open();

    assertThat(proven(session)).isTrue();
    assertThat(session.path("status").path("open").asText()).isEqualTo("return");
  }

  @Test
  void aSecretIsGoodNoMoreOnceALaterOneWasShown() {
    String first = sco.open().path("suspendData").asText();
    sco.click();
    later();
    sco.open();
    later();
    sco.open();
    later();
    Sco thief = namesake();
    thief.suspendData = Optional.of(first);

    assertThat(proven(thief.open())).isFalse();
  }

  @Test
  void theLaterOfTwoTabsTakesOverAndEitherMayCommitLast() {
    sco.open();
    sco.click();
    later();
    Sco one = namesake();
    one.suspendData = sco.suspendData;
    Sco two = namesake();
    two.suspendData = sco.suspendData;
    one.open();
    two.open();

    assertThat(one.status().path("code").asText()).isEqualTo("SESSION_EXPIRED");
    assertThat(two.status().path("open").asText()).isEqualTo("return");
    later();
    // the tab that was put aside was closed last, and so its secret is what the LMS holds
    assertThat(proven(one.open())).isTrue();
  }

  @Test
  void anLmsThatBeginsANewAttemptGetsAFreshInstanceAndRaisesNothing() {
    sco.open();
    sco.click();
    world.labs.completed(80);
    sco.carry(sco.status());
    later();
    sco.suspendData = Optional.empty();
    sco.lms.put("status", "not attempted");

    JsonNode session = sco.open();

    assertThat(instance(session)).isEqualTo(2);
    assertThat(session.path("status").path("report").isNull()).isTrue();
    assertThat(world.kinds()).doesNotContain(ScormEvent.Kind.UNPROVEN_LEARNER);
  }

  @Test
  void aSecretThatNoLmsEverStoredBelongsToNobody() {
    Sco crashed = namesake();
    crashed.begin();

    JsonNode session = sco.open();

    assertThat(instance(session)).isEqualTo(1);
    assertThat(world.kinds()).doesNotContain(ScormEvent.Kind.UNPROVEN_LEARNER);
  }

  @Test
  void whereItIsDeniedAnUnprovenLearnerDoesNotGetIn() {
    dispatch = world.dispatch(Map.of("handling", Map.of("unproven", "deny")));
    sco = world.sco(dispatch);
    sco.open();
    sco.click();
    sco.suspendData = Optional.empty();

    WebResponse answer = sco.begin();

    assertThat(answer.status()).isEqualTo(403);
    assertThat(Sco.json(answer).path("code").asText()).isEqualTo("UNPROVEN");
    assertThat(world.kinds())
        .contains(ScormEvent.Kind.UNPROVEN_LEARNER, ScormEvent.Kind.LAUNCH_REFUSED);
  }

  @Test
  void aStepUpComesBeforeAnythingIsSeenAndMakesTheSecretGood() {
    dispatch = world.dispatch(Map.of("handling", Map.of("unproven", "step-up")));
    sco = world.sco(dispatch);
    sco.open();
    sco.click();
    Sco other = namesake();
    JsonNode blocked = other.open().path("status");

    assertThat(blocked.path("phase").asText()).isEqualTo("BLOCKED");
    assertThat(blocked.path("code").asText()).isEqualTo("UNPROVEN");
    assertThat(blocked.path("open").asText()).isEqualTo("step-up");
    assertThat(blocked.path("report").isNull()).isTrue();
    assertThat(other.click().status()).isEqualTo(200);
    assertThat(world.labs.entered).hasSize(1);

    assertThat(world.get(StepUps.class).succeeded(world.asked.get(0).session())).isTrue();
    assertThat(other.status().path("open").asText()).isEqualTo("return");
    assertThat(sco.status().path("code").asText()).isEqualTo("SESSION_EXPIRED");
    later();
    assertThat(proven(other.open())).isTrue();
  }

  @Test
  void aResetTakesTheNextSessionAsTheOwners() {
    dispatch = world.dispatch(Map.of("handling", Map.of("unproven", "deny")));
    sco = world.sco(dispatch);
    String registration = sco.open().path("registration").path("id").asText();
    sco.click();
    sco.suspendData = Optional.empty();

    assertThat(world.get(RegistrationBook.class).reset(dispatch.id(), registration)).isTrue();
    JsonNode session = sco.open();

    assertThat(proven(session)).isTrue();
    assertThat(session.path("status").path("open").asText()).isEqualTo("return");
  }

  @Test
  void twoLabsOfACourseKeepApart() {
    dispatch =
        world.dispatch(Map.of("labs", java.util.List.of(Map.of("lab", 101), Map.of("lab", 102))));
    sco = world.sco(dispatch);
    sco.open();
    sco.click();
    Sco second = namesake();
    second.slot = "2";

    assertThat(second.open().path("status").path("open").asText()).isEqualTo("start");
    second.click();
    assertThat(world.labs.entered.get(0).launch().learner().id())
        .isNotEqualTo(world.labs.entered.get(1).launch().learner().id());
  }

  @Test
  void anIdInTheLmsThatLooksLikeAnotherAttemptReachesNothing() {
    assertThat(LabLearners.id(raw(), request("alice~" + dispatch.id() + "~1~2"), "p1", 1))
        .isNotEqualTo(LabLearners.id(raw(), request("alice"), "p2", 2));
  }

  private Dispatch raw() {
    return world.dispatch(Map.of("handling", Map.of("identity", "raw")));
  }

  private SessionRequest request(String learner) {
    sco.learner = learner;
    return SessionRequest.of(Body.of(sco.wish().toString()));
  }
}
