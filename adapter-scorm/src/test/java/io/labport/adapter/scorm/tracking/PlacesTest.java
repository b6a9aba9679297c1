package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Labs count as long as they run, and what is no lab does not count. */
class PlacesTest {
  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final World world = new World(database, clock);

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  private Dispatch limited(String limit) {
    return world.dispatch(Map.of("limits", Map.of(limit, 1)));
  }

  private Sco learner(Dispatch dispatch, String name) {
    Sco sco = world.sco(dispatch);
    sco.learner = name;
    sco.open();
    return sco;
  }

  private static String page(io.labport.core.spi.http.WebResponse response) {
    return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void aLabThatHasEndedMakesRoomAlsoWhenNobodyLooks() {
    Dispatch dispatch = limited("concurrentLabs");
    Sco ada = learner(dispatch, "ada");
    Sco bob = learner(dispatch, "bob");
    assertThat(ada.click().status()).isEqualTo(303);
    assertThat(page(bob.click())).contains("TOO_MANY_LABS");

    world.labs.cancelled();
    world.happens();

    assertThat(bob.click().status()).isEqualTo(303);
  }

  @Test
  void aLaunchThatComesToNothingKeepsNoPlaceAndCountsAgainstNothing() {
    for (String limit : new String[] {"concurrentLabs", "launchesPerDay", "launchesPerLearner"}) {
      Dispatch dispatch = limited(limit);
      Sco ada = learner(dispatch, "ada");
      world.labs.refuseNext();
      assertThat(ada.click().status()).isEqualTo(503);
      assertThat(ada.click().status()).as(limit).isEqualTo(303);
    }
  }

  @Test
  void aPageThatWaitsKeepsNoPlaceAndTheLabThatItStartsIsCountedWhenItRuns() {
    Dispatch dispatch = limited("concurrentLabs");
    Sco ada = learner(dispatch, "ada");
    Sco bob = learner(dispatch, "bob");
    Sco cy = learner(dispatch, "cy");
    world.labs.waitNext();
    assertThat(ada.click().status()).isEqualTo(200);
    assertThat(bob.click().status()).isEqualTo(303);
    world.labs.cancelled();
    world.happens();

    // The page of the entrance asks again by itself, and we are not asked.
    world.labs.enter(world.labs.entered.get(0));
    world.happens();

    assertThat(page(cy.click())).contains("TOO_MANY_LABS");
    world.labs.cancelled();
    world.happens();
    assertThat(cy.click().status()).isEqualTo(303);
  }

  @Test
  void aLaunchWhoseOutcomeIsUnknownKeepsItsPlaceUntilItIsKnown() {
    Dispatch dispatch = limited("concurrentLabs");
    Sco ada = learner(dispatch, "ada");
    Sco bob = learner(dispatch, "bob");
    ada.click();
    world.labs.state(RunState.OUTCOME_UNKNOWN);
    world.happens();
    assertThat(page(bob.click())).contains("TOO_MANY_LABS");

    world.labs.state(RunState.LAUNCH_FAILED);
    world.launchFailed(RefusalReason.ANSWER_LOST, OptionalInt.empty());

    assertThat(bob.click().status()).isEqualTo(303);
    assertThat(ada.status().path("message").asText()).isEqualTo("lab-failed");
  }
}
