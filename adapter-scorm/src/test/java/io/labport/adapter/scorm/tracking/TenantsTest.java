package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two customers on one server: what one of them holds is of no use at the other's door. */
class TenantsTest {
  private final TestDatabase database = TestDatabases.h2();
  private final World world = new World(database, new TestClock());
  private final Dispatch north = world.dispatch(Map.of("tenant", "north"));
  private final Dispatch south = world.dispatch(Map.of("tenant", "south"));
  private final Sco sco = world.sco(north);

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  @Test
  void theKeyOfOneOpensNoSessionAtTheOther() {
    sco.dispatch = south.id();

    assertThat(Sco.json(sco.begin()).path("code").asText()).isEqualTo("DISPATCH_UNAVAILABLE");
  }

  @Test
  void theTokenOfOneIsNoneAtTheOtherWhateverIsCalled() {
    sco.open();
    sco.dispatch = south.id();

    for (Class<? extends WebHandler> endpoint :
        List.of(
            StatusEndpoint.class,
            TicketEndpoint.class,
            StoredEndpoint.class,
            AckEndpoint.class,
            EndEndpoint.class)) {
      assertThat(Sco.json(sco.call(endpoint, "POST", "{}")).path("code").asText())
          .as(endpoint.getSimpleName())
          .isEqualTo("SESSION_EXPIRED");
    }
  }

  @Test
  void whatOnesLmsKeepsForALearnerProvesNothingOfTheSameLearnerAtTheOther() {
    sco.open();
    sco.click();
    world.labs.completed(100);
    sco.carry(sco.status());
    Sco elsewhere = world.sco(south);
    elsewhere.suspendData = sco.suspendData;

    JsonNode session = elsewhere.open();

    assertThat(session.path("registration").path("instance").asInt()).isEqualTo(1);
    assertThat(session.path("status").path("phase").asText()).isEqualTo("NONE");
    assertThat(session.path("status").path("result").isNull()).isTrue();
    assertThat(session.path("suspendData").asText().split("\\|", -1)[1])
        .isNotEqualTo(sco.suspendData.orElseThrow().split("\\|", -1)[1]);
    elsewhere.click();
    assertThat(world.labs.started()).isEqualTo(2);
    assertThat(world.labs.entered.get(0).launch().learner().id())
        .isNotEqualTo(world.labs.entered.get(1).launch().learner().id());
  }

  @Test
  void registrationsOfOneAreNotSeenOrChangedByTheOther() {
    String registration = sco.open().path("registration").path("id").asText();
    RegistrationBook book = world.get(RegistrationBook.class);

    assertThat(book.page(south.id(), false, Optional.empty(), 10)).isEmpty();
    assertThat(book.revoke(south.id(), registration)).isFalse();
    assertThat(book.reset(south.id(), registration)).isFalse();
    assertThat(book.page(north.id(), false, Optional.empty(), 10))
        .singleElement()
        .satisfies(each -> assertThat(each.revoked()).isFalse());
  }
}
