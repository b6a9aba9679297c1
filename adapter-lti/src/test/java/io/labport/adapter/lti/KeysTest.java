package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.MemoryStore;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.fake.TurnedClock;
import io.labport.adapter.lti.keys.PlatformKeys;
import io.labport.core.spi.http.WebResponse;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  private final FakePlatform platform = new FakePlatform();
  private Tool tool;
  private PlatformKeys keys;
  private URI address;

  @BeforeEach
  void start() {
    tool = new Tool(platform, new Agreed(platform));
    keys = tool.get(PlatformKeys.class);
    address = platform.at("/jwks");
  }

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aThousandLaunchesNeedOneFetch() {
    for (int i = 0; i < 1000; i++) {
      found("first");
    }

    assertThat(platform.jwksRequests).hasSize(1);
    assertThat(platform.jwksRequests.get(0).header("User-agent")).startsWith("Labport (+https://");
  }

  @Test
  void aNewKeyIsFetchedWhenItIsFirstSeen() {
    found("first");
    platform.published.add(FakePlatform.rsa("second", 2048).toPublicJWK());

    found("second");

    assertThat(platform.jwksRequests).hasSize(2);
  }

  @Test
  void aThousandInventedKidsLeadToAFewFetches() {
    for (int i = 0; i < 1000; i++) {
      unknown("random-" + i);
    }

    assertThat(platform.jwksRequests).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void afterAFloodANewKeyIsStillFoundAMinuteLater() {
    for (int i = 0; i < 100; i++) {
      unknown("random-" + i);
    }
    platform.published.add(FakePlatform.rsa("second", 2048).toPublicJWK());
    unknown("second");
    tool.clock.turn(Duration.ofSeconds(61));

    found("second");
  }

  @Test
  void manyMissesAtOnceAreOneFetch() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<PlatformKeys.Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return keys.find(address, "first", "RSA");
              }));
    }
    start.countDown();
    for (Future<PlatformKeys.Answer> answer : answers) {
      assertThat(answer.get()).isInstanceOf(PlatformKeys.Found.class);
    }
    threads.shutdownNow();

    assertThat(platform.jwksRequests).hasSize(1);
  }

  @Test
  void theLifeThatThePlatformNamesIsBounded() {
    platform.cacheControl = "public, max-age=0";
    found("first");
    tool.clock.turn(Duration.ofMinutes(3));
    found("first");
    assertThat(platform.jwksRequests).hasSize(1);
    tool.clock.turn(Duration.ofMinutes(3));
    platform.cacheControl = "max-age=99999999";
    found("first");
    tool.clock.turn(Duration.ofHours(18));
    found("first");
    assertThat(platform.jwksRequests).hasSize(2);
    tool.clock.turn(Duration.ofHours(7));
    found("first");
    assertThat(platform.jwksRequests).hasSize(3);
  }

  @Test
  void keysAreStillUsedForADayWhileThePlatformIsDown() {
    found("first");
    platform.close();
    tool.clock.turn(Duration.ofHours(24));
    found("first");
    tool.clock.turn(Duration.ofHours(2));

    assertThat(keys.find(address, "first", "RSA")).isInstanceOf(PlatformKeys.Unavailable.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<html>Sign in</html>", "", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"x\"}]}"})
  void whatIsNoKeySetIsAFailureAndKeepsTheOldKeys(String body) {
    found("first");
    tool.clock.turn(Duration.ofHours(2));
    platform.jwksReplies.add(Reply.of(200, body));

    found("first");
    assertThat(platform.jwksRequests).hasSize(2);
  }

  @Test
  void aRedirectIsNotFollowed() {
    platform.jwksReplies.add(
        new Reply(302, Map.of("Location", platform.at("/elsewhere").toString()), ""));

    assertThat(keys.find(address, "first", "RSA")).isInstanceOf(PlatformKeys.Unavailable.class);
    assertThat(tool.http.sent).hasSize(1);
  }

  @Test
  void aPlatformThatFailsIsNotAskedByEveryLaunch() {
    for (int i = 0; i < 20; i++) {
      platform.jwksReplies.add(Reply.of(503));
    }
    for (int i = 0; i < 10; i++) {
      assertThat(keys.find(address, "first", "RSA")).isInstanceOf(PlatformKeys.Unavailable.class);
    }

    assertThat(platform.jwksRequests).hasSize(1);
  }

  @Test
  void brokenNeighboursAndUnusualMembersDoNotCostUsTheKey() {
    Map<String, Object> key = platform.key.toPublicJWK().toJSONObject();
    String padded = FakePlatform.json(key).replace("\"e\":\"AQAB\"", "\"e\":\"AQAB==\"");
    platform.jwksReplies.add(
        Reply.of(
            200,
            "{\"keys\":[{\"kty\":\"future\",\"kid\":\"a\"},7,{\"kty\":\"RSA\",\"kid\":\"b\"},"
                + padded.substring(0, padded.length() - 1)
                + ",\"x5c\":[\"garbage\"],\"more\":1}]}"));

    found("first");
  }

  @Test
  void oneKidOfTwoKeyTypesFindsTheFittingOne() throws Exception {
    platform.published.add(
        0,
        new com.nimbusds.jose.jwk.gen.ECKeyGenerator(com.nimbusds.jose.jwk.Curve.P_256)
            .keyID("first")
            .generate()
            .toPublicJWK());

    assertThat(((PlatformKeys.Found) keys.find(address, "first", "RSA")).key())
        .isInstanceOf(RSAKey.class);
  }

  @Test
  void aKidThatThePlatformGaveToANewKeyIsFetchedAgain() throws Exception {
    tool.begin().launch();
    platform.key = FakePlatform.rsa("first", 2048);
    platform.published.clear();
    platform.published.add(platform.key.toPublicJWK());

    tool.begin().launch();

    assertThat(tool.entered).hasSize(2);
  }

  @Test
  void theToolPublishesPublicMembersOnlyForAnHour() throws Exception {
    WebResponse response = tool.login("GET", "/jwks", Map.of(), Map.of(), Map.of());

    assertThat(response.headers().get("Cache-Control")).containsExactly("public, max-age=3600");
    RSAKey key = (RSAKey) JWKSet.parse(Tool.page(response)).getKeys().get(0);
    assertThat(key.isPrivate()).isFalse();
    assertThat(key.size()).isGreaterThanOrEqualTo(2048);
    assertThat(key.getAlgorithm().getName()).isEqualTo("RS256");
    assertThat(key.getKeyUse().getValue()).isEqualTo("sig");
    assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
    assertThat(tool.store.dump()).doesNotContain("\"d\"").contains("tool-key");
  }

  @Test
  void twoNodesThatBeginTogetherPublishTheSameKey() throws Exception {
    TurnedClock clock = new TurnedClock();
    MemoryStore store = new MemoryStore(clock);
    List<Tool> nodes = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      nodes.add(new Tool(platform, clock, store, 600, new Agreed(platform)));
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<String>> published = new ArrayList<>();
    for (Tool node : nodes) {
      published.add(
          threads.submit(
              () -> {
                start.await();
                return Tool.page(node.login("GET", "/jwks", Map.of(), Map.of(), Map.of()));
              }));
    }
    start.countDown();

    assertThat(published.get(0).get()).isEqualTo(published.get(1).get());
    threads.shutdownNow();
  }

  @Test
  void aSealedKeyThatWasMovedDoesNotOpen() {
    tool.store.insert(
        "tool-key",
        "0001",
        new io.labport.adapter.lti.fake.ContextBox().seal("{}", "lti/tool-key/0002"),
        java.util.Optional.empty());

    assertThatThrownBy(() -> tool.login("GET", "/jwks", Map.of(), Map.of(), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void found(String kid) {
    assertThat(keys.find(address, kid, "RSA")).isInstanceOf(PlatformKeys.Found.class);
  }

  private void unknown(String kid) {
    assertThat(keys.find(address, kid, "RSA")).isInstanceOf(PlatformKeys.UnknownKid.class);
  }
}
