package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever tries addresses out learns from no answer which dispatches there are. */
class EnumerationTest {
  private static final String NOWHERE = "B".repeat(22);

  private final TestDatabase database = TestDatabases.h2();
  private final World world = new World(database, new TestClock());
  private final Dispatch dispatch = world.dispatch(Map.of());

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  /** Somebody who has no package, at a dispatch that is there or at one that is not. */
  private Sco stranger(String at) {
    Sco sco = world.sco(dispatch);
    sco.dispatch = at;
    sco.key = "A".repeat(43);
    sco.token = "C".repeat(43);
    return sco;
  }

  /** Without the address asked for, and the reference that every refusal has of its own. */
  private static String plain(WebResponse answer, String at) {
    return answer.status()
        + " "
        + answer.headers()
        + " "
        + new String(answer.body(), StandardCharsets.UTF_8)
            .replace(at, "DISPATCH")
            .replaceAll("\\b[0-9A-Z]{10}\\b", "REFERENCE");
  }

  private void alike(Class<? extends WebHandler> endpoint, String method, String body) {
    assertThat(plain(stranger(NOWHERE).call(endpoint, method, body), NOWHERE))
        .isEqualTo(plain(stranger(dispatch.id()).call(endpoint, method, body), dispatch.id()));
  }

  private void formAlike(Class<? extends WebHandler> endpoint, Map<String, List<String>> form) {
    Sco there = stranger(dispatch.id());
    Sco nowhere = stranger(NOWHERE);
    assertThat(plain(nowhere.call(endpoint, "POST", new byte[0], form, nowhere.origin), NOWHERE))
        .isEqualTo(
            plain(there.call(endpoint, "POST", new byte[0], form, there.origin), dispatch.id()));
  }

  @Test
  void everyDoorSaysTheSameOfADispatchThatIsThereAndOfOneThatIsNot() {
    alike(SessionsEndpoint.class, "POST", stranger(NOWHERE).wish().toString());
    alike(Preflight.class, "OPTIONS", "");
    alike(StatusEndpoint.class, "GET", "");
    alike(TicketEndpoint.class, "POST", "{\"idempotencyKey\":\"w\",\"startNew\":false}");
    alike(StoredEndpoint.class, "POST", "{}");
    alike(AckEndpoint.class, "POST", "{\"revision\":1,\"stage\":\"commit\",\"ok\":true}");
    alike(EndEndpoint.class, "POST", "{\"seconds\":1}");
    alike(FragmentEndpoint.class, "GET", "");
    formAlike(LaunchEndpoint.class, Map.of("ticket", List.of("D".repeat(43))));
    formAlike(RelayEndpoint.class, Map.of("session", List.of(stranger(NOWHERE).wish().toString())));
  }

  @Test
  void theRightKeyAtAWrongOriginIsTheOnlyHintAndNeedsThePackage() {
    Sco thief = world.sco(dispatch);
    thief.origin = java.util.Optional.of("https://evil.example");

    assertThat(Sco.json(thief.begin()).path("code").asText()).isEqualTo("ORIGIN_NOT_ALLOWED");
    thief.key = "A".repeat(43);
    assertThat(Sco.json(thief.begin()).path("code").asText()).isEqualTo("DISPATCH_UNAVAILABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../../admin", "a b", "a%2Fb", "\u00e4", "'; DROP TABLE"})
  void whatCannotBeTheNameOfADispatchIsNone(String id) {
    WebResponse answer = stranger(id).begin();

    assertThat(answer.status()).isEqualTo(404);
    assertThat(Sco.json(answer).path("code").asText()).isEqualTo("DISPATCH_UNAVAILABLE");
  }
}
