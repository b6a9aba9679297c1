package io.labport.adapter.lti.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.ContextBox;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.MemoryStore;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.fake.TurnedClock;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.signing.SigningKeys;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.work.WorkOutcome;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tool's keys come, sign, retire and go. */
class KeyRotationTest {
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);
  private final Tool tool = new Tool(platform, agreed);

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aNewKeyIsPublishedForADayBeforeItSignsAndTheOldOneStaysForAWeek() throws Exception {
    String first = tool.get(ToolKeys.class).active().kid();
    admin("POST", "/keys/rotate", "");
    assertThat(published()).hasSize(2).contains(first);
    assertThat(signing()).isEqualTo(first);

    hour(Duration.ofHours(23));
    assertThat(signing()).isEqualTo(first);
    hour(Duration.ofHours(1));
    String second = signing();
    assertThat(second).isNotEqualTo(first);
    assertThat(published()).containsExactlyInAnyOrder(first, second);

    hour(Duration.ofDays(7).minusHours(1));
    assertThat(published()).hasSize(2);
    hour(Duration.ofHours(1));
    assertThat(published()).containsExactly(second);
    assertThat(tool.store.dump()).doesNotContain(first);
  }

  @Test
  void aSecondWishWhileAKeyWaitsChangesNothing() throws Exception {
    admin("POST", "/keys/rotate", "{}");
    admin("POST", "/keys/rotate", "{\"now\":false}");

    assertThat(published()).hasSize(2);
  }

  @Test
  void inAnEmergencyTheNewKeySignsAtOnceAndTheOldOneStaysPublished() throws Exception {
    String first = tool.get(ToolKeys.class).active().kid();

    WebResponse answer = admin("POST", "/keys/rotate", "{\"now\":true}");

    assertThat(Tool.page(answer)).contains("\"active\"").contains("\"retiring\"");
    assertThat(signing()).isNotEqualTo(first);
    assertThat(published()).contains(first, signing());

    assertThat(delete(first).status()).isEqualTo(204);
    assertThat(published()).containsExactly(signing());
    assertThat(delete(signing()).status()).isEqualTo(409);
    assertThat(delete("nothing").status()).isEqualTo(404);
  }

  @Test
  void keysRotateByThemselvesWhereThatIsWished() {
    MemoryStore store = new MemoryStore(tool.clock);
    ToolKeys keys = keys(store, tool.clock, Optional.of(Duration.ofDays(90)));
    String first = keys.active().kid();
    for (int day = 0; day < 88; day++) {
      tool.clock.turn(Duration.ofDays(1));
      keys.advance();
    }
    assertThat(keys.all()).hasSize(1);

    tool.clock.turn(Duration.ofDays(1));
    keys.advance();
    assertThat(keys.all())
        .extracting(ToolKeys.View::state)
        .containsExactly(KeyState.ACTIVE, KeyState.PUBLISHED);
    tool.clock.turn(Duration.ofDays(1));
    keys.advance();
    assertThat(keys.active().kid()).isNotEqualTo(first);
  }

  @Test
  void aKeyThatWasStoredAloneGoesOnSigning() throws Exception {
    MemoryStore store = new MemoryStore(tool.clock);
    RSAKey old = new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
    store.insert(
        "tool-key",
        "0001",
        new ContextBox().seal(old.toJSONString(), "lti/tool-key/0001"),
        Optional.empty());
    ToolKeys keys = keys(store, tool.clock, Optional.empty());

    assertThat(keys.active().kid()).isEqualTo(old.getKeyID());
    assertThat(SignedJWT.parse(keys.active().sign(Map.of("a", 1))).verify(new RSASSAVerifier(old)))
        .isTrue();

    keys.rotate(Optional.empty(), true);
    keys.delete(old.getKeyID());
    assertThat(store.find("tool-key", "0001")).isEmpty();
  }

  @Test
  void twoNodesRotateOnce() {
    ToolKeys other = keys(tool.store, tool.clock, Optional.empty());
    ToolKeys keys = tool.get(ToolKeys.class);
    keys.rotate(Optional.empty(), false);
    other.rotate(Optional.empty(), false);
    tool.clock.turn(Duration.ofDays(1));
    keys.advance();
    other.advance();

    assertThat(keys.all()).isEqualTo(other.all()).hasSize(2);
    tool.clock.turn(Duration.ofMinutes(1));
    assertThat(keys.active().kid()).isEqualTo(other.active().kid());
  }

  @Test
  void aRegistrationMayHaveKeysOfItsOwn() throws Exception {
    agreed.keySet = KeySetChoice.OWN;
    Agreed other = new Agreed(platform);
    other.clientId = "tool-2";
    Tool two = new Tool(platform, agreed, other);
    Registration own = two.get(Registrations.class).byKey("reg-1").orElseThrow();
    Registration shared = two.get(Registrations.class).byKey("reg-2").orElseThrow();
    SigningKeys keys = two.get(SigningKeys.class);
    String all = two.get(ToolKeys.class).active().kid();

    assertThat(keys.active(own).kid()).isNotEqualTo(keys.active(shared).kid());
    assertThat(keys.active(shared).kid()).isEqualTo(all);
    assertThat(kids(jwks(two, "reg-1", Map.of()))).containsExactly(keys.active(own).kid());
    assertThat(kids(jwks(two, "reg-2", Map.of()))).containsExactly(all);
    assertThat(jwks(two, "nobody", Map.of()).status()).isEqualTo(404);
    assertThat(rotate(two, "{\"registration\":\"reg-1\",\"now\":true}").status()).isEqualTo(200);
    assertThat(kids(jwks(two, "reg-1", Map.of()))).hasSize(2);
    assertThat(kids(jwks(two, "reg-2", Map.of()))).hasSize(1);
    assertThat(rotate(two, "{\"registration\":\"reg-2\"}").status()).isEqualTo(409);
    assertThat(rotate(two, "{\"registration\":\"reg-3\"}").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"nonsense", "{\"now\":\"yes\"}"})
  void aWishThatCannotBeReadIsAProblem(String body) throws Exception {
    assertThat(admin("POST", "/keys/rotate", body).status()).isEqualTo(400);
  }

  @Test
  void whatIsKnownIsNotSentAgain() throws Exception {
    WebResponse first = jwks(tool, "reg-1", Map.of());
    String tag = first.headers().get("ETag").get(0);
    assertThat(first.headers().get("Content-Type")).containsExactly("application/json");
    assertThat(first.headers().get("Cache-Control")).containsExactly("public, max-age=3600");

    WebResponse again = jwks(tool, "reg-1", Map.of("if-none-match", List.of("\"x\", W/" + tag)));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers()).containsKeys("ETag", "Cache-Control");

    admin("POST", "/keys/rotate", "{}");
    assertThat(jwks(tool, "reg-1", Map.of("if-none-match", List.of(tag))).status()).isEqualTo(200);
  }

  @Test
  void noPrivatePartIsShownOrLiesInTheClear() throws Exception {
    admin("POST", "/keys/rotate", "{}");

    assertThat(Tool.page(admin("GET", "/keys", ""))).doesNotContain("\"d\"").contains("published");
    assertThat(tool.store.dump()).doesNotContain("\"d\"").doesNotContain("\"p\"");
  }

  private static ToolKeys keys(MemoryStore store, TurnedClock clock, Optional<Duration> every) {
    LtiConfig plain = Agreed.adapter(Map.of(), true, 1, 1);
    LtiConfig config =
        new LtiConfig(Map.of(), plain.tool(), true, List.of(), 1, 1, plain.keepLaunches(), every);
    return new ToolKeys(
        store, new ToolKeyMaker(new ContextBox(), new SecureRandom(), clock), config, clock);
  }

  /** Turns the clock, and does what happens every hour. */
  private void hour(Duration by) throws Exception {
    tool.clock.turn(by);
    KeyRotation rotation = tool.get(KeyRotation.class);
    tool.get(KeyRotation.Start.class).start();
    assertThat(rotation.work(tool.work.added.get("rotation"), 1).toCompletableFuture().get())
        .isEqualTo(WorkOutcome.againAt(tool.clock.instant().plus(Duration.ofHours(1))));
  }

  private String signing() {
    tool.clock.turn(Duration.ofMillis(1));
    return tool.get(ToolKeys.class).active().kid();
  }

  private List<String> published() throws Exception {
    return kids(tool.login("GET", "/jwks", Map.of(), Map.of(), Map.of()));
  }

  private static List<String> kids(WebResponse answer) throws Exception {
    return JWKSet.parse(Tool.page(answer)).getKeys().stream().map(JWK::getKeyID).toList();
  }

  private static WebResponse jwks(Tool tool, String registration, Map<String, List<String>> headers)
      throws Exception {
    return tool.handle(
        "GET",
        "/jwks/{registration}",
        new WebRequest(
            "GET",
            "/jwks/" + registration,
            Map.of("registration", registration),
            Map.of(),
            headers,
            Map.of(),
            new byte[0],
            Map.of(),
            InetAddress.getLoopbackAddress()));
  }

  private static WebResponse rotate(Tool tool, String body) throws Exception {
    return tool.admin("POST", "/keys/rotate", Map.of(), Map.of(), body);
  }

  private WebResponse admin(String method, String route, String body) throws Exception {
    return tool.admin(method, route, Map.of(), Map.of(), body);
  }

  private WebResponse delete(String kid) throws Exception {
    return tool.admin("DELETE", "/keys/{kid}", Map.of("kid", kid), Map.of(), "");
  }
}
