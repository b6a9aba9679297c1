package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.adapter.scorm.door.ExportRoute;
import io.labport.adapter.scorm.door.ReceiptRoute;
import io.labport.adapter.scorm.door.RegistrationRoutes;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What administrators see of learners who were here, and what they do about them. */
class BooksTest {
  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final World world = new World(database, clock);
  private Dispatch dispatch;
  private Sco ada;
  private String registration;

  @BeforeEach
  void register() {
    dispatch = world.dispatch(Map.of("handling", Map.of("unproven", "deny")));
    ada = world.sco(dispatch);
    registration = ada.open().path("registration").path("id").asText();
    Sco bob = world.sco(dispatch);
    bob.learner = "bob";
    bob.open();
  }

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  private WebResponse act(String what, String id, String who) {
    return world.admin(
        RegistrationRoutes.class,
        "POST",
        "/dispatches/" + id + "/registrations/" + who + "/" + what,
        Map.of("id", id, "registration", who));
  }

  private WebResponse receipt(String code) {
    return world.admin(ReceiptRoute.class, "GET", "/receipts/" + code, Map.of("code", code));
  }

  private static String text(WebResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private List<JsonNode> exported() {
    return text(world.admin(
            ExportRoute.class,
            "GET",
            "/dispatches/" + dispatch.id() + "/export",
            Map.of("id", dispatch.id())))
        .lines()
        .map(line -> Sco.json(WebResponse.json(200, line)))
        .toList();
  }

  private JsonNode entry() {
    return exported().stream()
        .filter(each -> each.path("registration").asText().equals(registration))
        .findFirst()
        .orElseThrow();
  }

  private void pass() {
    ada.click();
    world.labs.completed(80);
    world.happens();
  }

  @Test
  void aReceiptVouchesForTheResultItWasGivenForHoweverItIsSpelt() {
    pass();
    String code = ada.status().path("receipt").asText();
    String spelt =
        code.substring(0, 5) + "-" + code.substring(5).toLowerCase(java.util.Locale.ROOT);

    for (String each : List.of(code, spelt)) {
      JsonNode vouched = Sco.json(receipt(each));
      assertThat(vouched.path("dispatch").asText()).isEqualTo(dispatch.id());
      assertThat(vouched.path("registration").asText()).isEqualTo(registration);
      assertThat(vouched.path("outcome").asText()).isEqualTo("passed");
      assertThat(vouched.path("score").asInt()).isEqualTo(80);
    }
    assertThat(receipt("A".repeat(20)).status()).isEqualTo(404);
  }

  @Test
  void theExportHasALineForEachLearnerAndSaysWhatTheLmsShouldHold() {
    pass();

    assertThat(exported()).hasSize(2);
    assertThat(entry().path("phase").asText()).isEqualTo("FINAL");
    assertThat(entry().path("score").asInt()).isEqualTo(80);
    assertThat(entry().path("acknowledged").asInt()).isLessThan(entry().path("revision").asInt());
    assertThat(entry().path("receipt").asText()).isEqualTo(ada.status().path("receipt").asText());
    ada.carry(ada.status());
    assertThat(entry().path("acknowledged").asInt()).isEqualTo(entry().path("revision").asInt());
    assertThat(exported().toString()).doesNotContain("ada", "bob", "Lovelace");
  }

  @Test
  void theListOfTheUnacknowledgedHasThoseWhoShouldOpenTheActivityAgain() {
    pass();

    assertThat(
            world
                .get(ScormDispatches.class)
                .registrations(dispatch.id(), true, Optional.empty(), 10))
        .singleElement()
        .satisfies(each -> assertThat(each.registration()).isEqualTo(registration));
    ada.carry(ada.status());
    assertThat(
            world
                .get(ScormDispatches.class)
                .registrations(dispatch.id(), true, Optional.empty(), 10))
        .isEmpty();
  }

  @Test
  void aRevokedLearnerIsShutOutAtTheNextCallAndNobodyElseIs() {
    String ticket = ada.ticket(false);
    assertThat(act("revoke", dispatch.id(), registration).status()).isEqualTo(204);

    assertThat(ada.status().path("code").asText()).isEqualTo("REVOKED");
    assertThat(text(ada.launch(ticket))).contains("REVOKED");
    assertThat(Sco.json(ada.begin()).path("code").asText()).isEqualTo("REVOKED");
    assertThat(entry().path("revoked").asBoolean()).isTrue();
    Sco cy = world.sco(dispatch);
    cy.learner = "cy";
    assertThat(cy.open().path("status").path("open").asText()).isEqualTo("start");
    assertThat(world.labs.started()).isZero();
  }

  @Test
  void aResetLetsOneInAgainWhoseLmsHasLostTheProofAndOnlyOnce() {
    ada.click();
    ada.suspendData = Optional.empty();
    assertThat(ada.begin().status()).isEqualTo(403);

    assertThat(act("reset", dispatch.id(), registration).status()).isEqualTo(204);

    assertThat(ada.open().path("status").path("open").asText()).isEqualTo("return");
    ada.suspendData = Optional.empty();
    assertThat(ada.begin().status()).isEqualTo(403);
  }

  @Test
  void aRegistrationOfAnotherDispatchIsNotFoundHere() {
    Dispatch other = world.dispatch(Map.of());

    for (String action : List.of("revoke", "reset")) {
      assertThat(text(act(action, other.id(), registration)))
          .contains("scorm.registration-unknown");
      assertThat(text(act(action, "A".repeat(22), registration))).contains("dispatch-unknown");
    }
    assertThat(entry().path("revoked").asBoolean()).isFalse();
  }

  @Test
  void aRevokedTenantIsShutOutAtTheNextCallOfEverySessionUntilItIsEnabled() {
    ScormDispatches dispatches = world.get(ScormDispatches.class);
    Sco other = world.sco(world.dispatch(Map.of("tenant", "other")));
    other.open();
    String ticket = ada.ticket(false);

    dispatches.revokeTenant(dispatch.tenant());

    assertThat(ada.status().path("code").asText()).isEqualTo("REVOKED");
    assertThat(text(ada.launch(ticket))).contains("REVOKED");
    assertThat(Sco.json(ada.begin()).path("code").asText()).isEqualTo("REVOKED");
    assertThat(other.status().path("phase").asText()).isEqualTo("NONE");
    dispatches.enableTenant(dispatch.tenant());
    assertThat(ada.status().path("open").asText()).isEqualTo("start");
  }
}
