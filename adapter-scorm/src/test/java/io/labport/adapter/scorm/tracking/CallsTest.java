package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.RegistrationBook;
import io.labport.adapter.scorm.dispatch.ScormDispatches;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may call, from where, and with what. */
class CallsTest {
  private static final String ALLOW = "Access-Control-Allow-Origin";

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

  private static String code(WebResponse answer) {
    return Sco.json(answer).path("code").asText();
  }

  private static String text(WebResponse answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static final List<Class<? extends WebHandler>> WITH_TOKEN =
      List.of(
          StatusEndpoint.class,
          TicketEndpoint.class,
          StoredEndpoint.class,
          AckEndpoint.class,
          EndEndpoint.class);

  @Test
  void aTicketIsGoodOnce() {
    sco.open();
    String ticket = sco.ticket(false);

    assertThat(sco.launch(ticket).status()).isEqualTo(303);
    WebResponse again = sco.launch(ticket);
    assertThat(again.status()).isEqualTo(410);
    assertThat(text(again)).contains("TICKET_SPENT");
    assertThat(world.kinds()).contains(ScormEvent.Kind.LAUNCH_REFUSED);
    assertThat(again.headers().get("Content-Security-Policy").get(0))
        .contains("frame-ancestors 'none'");
  }

  @Test
  void aTicketThatIsTooOldOpensNothing() {
    sco.open();
    String ticket = sco.ticket(false);
    clock.advance(Duration.ofMinutes(2).plusSeconds(1));

    assertThat(sco.launch(ticket).status()).isEqualTo(410);
    assertThat(world.labs.started()).isZero();
  }

  @Test
  void thereIsNoTicketBeforeTheSecretIsStored() {
    sco.token = Sco.json(sco.begin()).path("token").asText();

    assertThat(sco.ticket("w", false).status()).isEqualTo(400);
  }

  @Test
  void oneWishStartsOneLabEvenWhenTheFirstHasEnded() {
    sco.open();
    String one = Sco.json(sco.ticket("same", false)).path("ticket").asText();
    String two = Sco.json(sco.ticket("same", false)).path("ticket").asText();
    sco.launch(one);
    world.labs.cancelled();

    assertThat(sco.launch(two).status()).isEqualTo(410);
    assertThat(world.labs.started()).isEqualTo(1);
  }

  @Test
  void aTicketFromAnotherOriginOpensNothing() {
    sco.open();
    String ticket = sco.ticket(false);
    sco.origin = Optional.of("https://evil.example");

    assertThat(sco.launch(ticket).status()).isEqualTo(403);
    assertThat(world.labs.started()).isZero();
  }

  @Test
  void everyCallFromAnotherOriginIsRefused() {
    sco.open();
    for (String foreign : List.of("https://evil.example", "http://lms.example.edu")) {
      sco.origin = Optional.of(foreign);
      for (Class<? extends WebHandler> endpoint : WITH_TOKEN) {
        assertThat(code(sco.call(endpoint, "POST", "{}"))).isEqualTo("ORIGIN_NOT_ALLOWED");
      }
    }
  }

  @Test
  void aMissingOrOpaqueOriginIsRefusedAndGetsNothingReadable() {
    sco.open();
    for (Optional<String> origin : List.of(Optional.<String>empty(), Optional.of("null"))) {
      sco.origin = origin;
      assertThat(sco.begin().status()).isEqualTo(403);
      for (Class<? extends WebHandler> endpoint : WITH_TOKEN) {
        WebResponse answer = sco.call(endpoint, "POST", "{}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).doesNotContainKey(ALLOW).containsKey("Vary");
      }
    }
  }

  @Test
  void answersAreReadableByTheExactOriginAndWithoutCredentials() {
    WebResponse answer = sco.begin();

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.headers().get(ALLOW)).containsExactly(World.LMS);
    assertThat(answer.headers().get("Vary")).containsExactly("Origin");
    assertThat(answer.headers()).doesNotContainKey("Access-Control-Allow-Credentials");
  }

  @Test
  void thePreflightNamesTheOriginAndWhatMayBeSent() {
    WebResponse answer = sco.call(Preflight.class, "OPTIONS", "");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.headers().get(ALLOW)).containsExactly(World.LMS);
    assertThat(answer.headers().get("Access-Control-Allow-Headers"))
        .containsExactly("authorization, content-type");
    assertThat(answer.headers().get("Access-Control-Max-Age")).containsExactly("600");

    sco.origin = Optional.of("null");
    assertThat(sco.call(Preflight.class, "OPTIONS", "").status()).isEqualTo(403);
  }

  @Test
  void aRevocationWorksAtTheNextCall() {
    sco.open();
    String ticket = sco.ticket(false);
    world.get(ScormDispatches.class).revoke(dispatch.id());

    for (Class<? extends WebHandler> endpoint : WITH_TOKEN) {
      assertThat(code(sco.call(endpoint, "POST", "{}"))).isEqualTo("REVOKED");
    }
    assertThat(sco.launch(ticket).status()).isEqualTo(403);
    assertThat(world.labs.started()).isZero();
    assertThat(world.kinds()).contains(ScormEvent.Kind.LAUNCH_REFUSED);
  }

  @Test
  void aRevokedRegistrationGetsInNoMore() {
    String registration = sco.open().path("registration").path("id").asText();
    world.get(RegistrationBook.class).revoke(dispatch.id(), registration);

    assertThat(sco.status().path("code").asText()).isEqualTo("REVOKED");
    assertThat(code(sco.begin())).isEqualTo("REVOKED");
  }

  @Test
  void aTokenIsOfNoUseAtAnotherDispatch() {
    sco.open();
    sco.dispatch = world.dispatch(Map.of()).id();

    assertThat(sco.status().path("code").asText()).isEqualTo("SESSION_EXPIRED");
  }

  @Test
  void aTicketIsOfNoUseAtAnotherDispatch() {
    sco.open();
    String ticket = sco.ticket(false);
    sco.dispatch = world.dispatch(Map.of()).id();

    assertThat(sco.launch(ticket).status()).isEqualTo(410);
  }

  @Test
  void aSessionEndsWhenNothingIsHeardOfItAndAfterItsLifeInAnyCase() {
    sco.open();
    for (int i = 0; i < 71; i++) {
      clock.advance(Duration.ofMinutes(10));
      assertThat(sco.status().path("phase").asText()).isEqualTo("NONE");
    }
    clock.advance(Duration.ofMinutes(10));
    assertThat(sco.status().path("code").asText()).isEqualTo("SESSION_EXPIRED");

    sco.open();
    clock.advance(Duration.ofMinutes(16));
    assertThat(sco.status().path("code").asText()).isEqualTo("SESSION_EXPIRED");
  }

  @Test
  void whatIsOnItsWayWhenTheScoLeavesStillArrives() {
    sco.open();
    sco.click();
    int revision = sco.status().path("revision").asInt();

    assertThat(sco.end().status()).isEqualTo(204);
    assertThat(sco.ack(revision, "terminate", true).path("acknowledged").asInt())
        .isEqualTo(revision);
    clock.advance(Duration.ofMinutes(3));
    assertThat(sco.status().path("code").asText()).isEqualTo("SESSION_EXPIRED");
  }

  @Test
  void anUnknownDispatchAndAWrongKeyAreTheSame() {
    sco.key = "A".repeat(43);
    WebResponse wrongKey = sco.begin();
    sco.dispatch = "B".repeat(22);
    WebResponse nowhere = sco.begin();

    assertThat(wrongKey.status()).isEqualTo(404).isEqualTo(nowhere.status());
    assertThat(code(wrongKey)).isEqualTo(code(nowhere)).isEqualTo("DISPATCH_UNAVAILABLE");
    assertThat(Sco.json(wrongKey).path("supportId").asText()).matches("[0-9A-Z]{10}");
    assertThat(world.kinds()).containsExactly(ScormEvent.Kind.LAUNCH_REFUSED);
  }

  private void unreadable(String field, Consumer<ObjectNode> change) {
    ObjectNode wish = sco.wish();
    change.accept(wish);
    WebResponse answer = sco.call(SessionsEndpoint.class, "POST", wish.toString());

    assertThat(answer.status()).as(field).isEqualTo(400);
    assertThat(Sco.json(answer).path("message").asText()).startsWith(field + " ");
  }

  @Test
  void aMemberThatCanNotBeReadIsNamed() {
    unreadable("key", wish -> wish.remove("key"));
    unreadable("generation", wish -> wish.put("generation", "one"));
    unreadable("dialect", wish -> wish.put("dialect", "1.3"));
    unreadable("learner", wish -> wish.put("learner", "ada"));
    unreadable("learner.id", wish -> wish.withObject("/learner").put("id", "   "));
    unreadable("learner.id", wish -> wish.withObject("/learner").put("id", "x".repeat(4001)));
    unreadable("learner.id", wish -> wish.withObject("/learner").put("id", "a\u0007b"));
    unreadable("lms.status", wish -> wish.withObject("/lms").putArray("status"));
    unreadable("languages", wish -> wish.put("languages", 7));
    unreadable("lab", wish -> wish.remove("lab"));
  }

  @Test
  void whatABrokenLmsSaysKeepsNobodyFromTheLab() {
    ObjectNode wish = sco.wish().put("more", "of a newer SCO");
    wish.withObject("/lms").put("scoreRaw", 7).put("totalTime", "\u0000").put("mode", true);
    wish.put("continuity", "x".repeat(60_000));

    assertThat(sco.call(SessionsEndpoint.class, "POST", wish.toString()).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{}{}", "null", "{\"key\":1,\"key\":2}"})
  void whatIsNoObjectIsUnreadable(String body) {
    assertThat(sco.call(SessionsEndpoint.class, "POST", body).status()).isEqualTo(400);
  }

  @Test
  void neitherTokenNorTicketNorSecretNorLearnerLiesInTheDatabase() throws Exception {
    String session = sco.open().toString();
    String ticket = sco.ticket(false);

    String dump = Dump.of(database);

    assertThat(dump)
        .doesNotContain(sco.token, ticket, "Lovelace", "\"ada\"")
        .doesNotContain(sco.suspendData.orElseThrow().split("\\|", -1)[3]);
    assertThat(session).contains(sco.token);
  }
}
