package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.domain.LabProfileId;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A learner has read the key from the package and lets a program of their own make the calls. */
class ScriptedLearnerTest {
  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final World world = new World(database, clock);

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  private Sco at(Map<String, ?> terms) {
    return world.sco(world.dispatch(terms));
  }

  private static String code(WebResponse answer) {
    return Sco.json(answer).path("code").asText();
  }

  @Test
  void theSeventhSessionWithinAMinuteIsRefusedAndChangesNothing() {
    Sco script = at(Map.of());
    for (int i = 0; i < 6; i++) {
      assertThat(script.begin().status()).isEqualTo(201);
    }

    WebResponse seventh = script.begin();

    assertThat(seventh.status()).isEqualTo(429);
    assertThat(code(seventh)).isEqualTo("RATE_LIMITED");
    clock.advance(Duration.ofMinutes(1));
    assertThat(script.begin().status()).isEqualTo(201);
  }

  @Test
  void whoWishesForManyLabsGetsThreeTicketsAndMayRenewTheLast() {
    Sco script = at(Map.of());
    script.open();
    for (int i = 0; i < 3; i++) {
      assertThat(script.ticket("wish " + i, false).status()).isEqualTo(201);
    }

    assertThat(code(script.ticket("wish 3", false))).isEqualTo("RATE_LIMITED");
    assertThat(script.ticket("wish 2", false).status()).isEqualTo(201);
  }

  @Test
  void whoAsksFasterThanTheServerSaidIsSlowedDown() {
    Sco script = at(Map.of());
    script.open();
    for (int i = 0; i < 12; i++) {
      assertThat(script.status().path("phase").asText()).isEqualTo("NONE");
    }

    assertThat(script.status().path("code").asText()).isEqualTo("RATE_LIMITED");
  }

  @Test
  void aProgramGetsNoMoreLabsThanALearner() {
    Sco script = at(Map.of("limits", Map.of("launchesPerLearner", 1)));
    script.open();
    assertThat(script.click().status()).isEqualTo(303);
    world.labs.cancelled();

    WebResponse second = script.click();

    assertThat(second.status()).isEqualTo(403);
    assertThat(new String(second.body(), StandardCharsets.UTF_8)).contains("TOO_MANY_LAUNCHES");
    assertThat(world.labs.started()).isEqualTo(1);
  }

  @Test
  void ticketsHoardedForOneLabStartNoSecond() {
    Sco script = at(Map.of());
    script.open();
    String one = script.ticket(false);
    String two = script.ticket(false);
    String three = script.ticket(false);

    script.launch(one);
    script.launch(two);
    script.launch(three);

    assertThat(world.labs.started()).isEqualTo(1);
  }

  @Test
  void inventedLearnersAreCountedAsLearners() {
    Dispatch dispatch = world.dispatch(Map.of("limits", Map.of("registrations", 2)));
    for (int i = 0; i < 2; i++) {
      Sco script = world.sco(dispatch);
      script.learner = "invented " + i;
      assertThat(script.begin().status()).isEqualTo(201);
    }
    Sco third = world.sco(dispatch);
    third.learner = "invented 3";

    WebResponse refused = third.begin();

    assertThat(refused.status()).isEqualTo(403);
    assertThat(code(refused)).isEqualTo("CAP_REACHED");
    assertThat(world.kinds()).contains(ScormEvent.Kind.LAUNCH_REFUSED);
  }

  @Test
  void whatTheProgramSaysAboutLabsLimitsAndResultsIsNotListenedTo() {
    Sco script = at(Map.of("limits", Map.of("registrations", 1)));
    ObjectNode wish = script.wish().put("labId", 102).put("percent", 100).put("tenant", "other");
    wish.putObject("limits").put("registrations", 1000);
    wish.putObject("result").put("passed", true);
    WebResponse begun = script.call(SessionsEndpoint.class, "POST", wish.toString());
    script.token = Sco.json(begun).path("token").asText();
    script.stored();

    script.click();

    assertThat(world.labs.entered)
        .singleElement()
        .satisfies(each -> assertThat(each.launch().lab()).isEqualTo(new LabProfileId(101)));
    assertThat(script.status().path("result").isNull()).isTrue();
    assertThat(script.status().path("phase").asText()).isEqualTo("RUNNING");
    Sco other = world.sco(world.dispatch(Map.of()));
    other.slot = "2";
    assertThat(code(other.begin())).isEqualTo("DISPATCH_UNAVAILABLE");
  }

  @Test
  void anAcknowledgementMakesNoResult() {
    Sco script = at(Map.of());
    script.open();
    script.click();

    assertThat(script.ack(99, "terminate", true).path("acknowledged").asInt()).isLessThan(99);
    assertThat(script.status().path("phase").asText()).isEqualTo("RUNNING");
    assertThat(script.status().path("result").isNull()).isTrue();
  }
}
