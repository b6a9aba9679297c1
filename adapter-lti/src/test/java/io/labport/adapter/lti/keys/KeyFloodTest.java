package io.labport.adapter.lti.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.Tool;
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
import org.junit.jupiter.api.Test;

/** Somebody invents key ids, or a platform publishes what is no key set. */
class KeyFloodTest {
  private final FakePlatform platform = new FakePlatform();
  private final Tool tool = new Tool(platform, new Agreed(platform));
  private final PlatformKeys keys = tool.get(PlatformKeys.class);
  private final URI address = platform.at("/jwks");

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aThousandRandomKidsInAMinuteAreAFewFetchesAndGoodLaunchesGoOn() throws Exception {
    int opened = 0;
    for (int i = 0; i < 1000; i++) {
      Tool.Attempt forged = i % 100 == 0 ? tool.begin() : null;
      if (forged != null) {
        forged.header.put("kid", "forged-" + i);
        assertThat(forged.launch().status()).isEqualTo(401);
        opened += tool.begin().launch().status() == 303 ? 1 : 0;
      } else {
        assertThat(keys.find(address, "random-" + i, "RSA"))
            .isInstanceOf(PlatformKeys.UnknownKid.class);
      }
      tool.clock.turn(Duration.ofMillis(60));
    }

    System.out.println(
        "1,000 random key ids in a minute: "
            + platform.jwksRequests.size()
            + " fetches, "
            + opened
            + " of 10 good launches opened meanwhile");
    assertThat(platform.jwksRequests).hasSizeLessThanOrEqualTo(5);
    assertThat(opened).isEqualTo(10);
  }

  @Test
  void manyMissesAtOnceOfOneNewKeyAreOneFetch() throws Exception {
    keys.find(address, "first", "RSA");
    platform.published.add(FakePlatform.rsa("second", 2048).toPublicJWK());
    ExecutorService threads = Executors.newFixedThreadPool(16);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<PlatformKeys.Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return keys.find(address, "second", "RSA");
              }));
    }
    start.countDown();
    for (Future<PlatformKeys.Answer> answer : answers) {
      assertThat(answer.get()).isInstanceOf(PlatformKeys.Found.class);
    }
    threads.shutdownNow();

    assertThat(platform.jwksRequests).hasSize(2);
  }

  @Test
  void manyMissesAtOnceOfAKeyThatIsNotThereAreOneFetch() throws Exception {
    keys.find(address, "first", "RSA");
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      for (int round = 0; round < 20; round++) {
        String invented = "invented-" + round;
        int before = platform.jwksRequests.size();
        CountDownLatch start = new CountDownLatch(1);
        List<Future<PlatformKeys.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
          answers.add(
              threads.submit(
                  () -> {
                    start.await();
                    return keys.find(address, invented, "RSA");
                  }));
        }
        start.countDown();
        for (Future<PlatformKeys.Answer> answer : answers) {
          assertThat(answer.get()).isInstanceOf(PlatformKeys.UnknownKid.class);
        }
        assertThat(platform.jwksRequests).hasSize(before + 1);
        tool.clock.turn(Duration.ofMinutes(2));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aDocumentOfTenMegabytesIsCutOffAndTheOldKeysStay() {
    keys.find(address, "first", "RSA");
    tool.clock.turn(Duration.ofHours(2));
    String padding = "x".repeat(10 * 1024 * 1024);
    platform.jwksReplies.add(Reply.of(200, "{\"padding\":\"" + padding + "\",\"keys\":[]}"));

    assertThat(keys.find(address, "first", "RSA")).isInstanceOf(PlatformKeys.Found.class);
    assertThat(platform.jwksRequests).hasSize(2);
  }

  @Test
  void paddedNumbersForeignKeyTypesAndMissingMembersAreTolerated() {
    Map<String, Object> key = platform.key.toPublicJWK().toJSONObject();
    key.remove("alg");
    key.remove("use");
    String padded =
        FakePlatform.json(key)
            .replace("\"" + key.get("n") + "\"", "\"" + key.get("n") + "==\"")
            .replace("\"AQAB\"", "\"AQAB=\"");
    platform.jwksReplies.add(
        Reply.of(
            200,
            "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"X448\",\"kid\":\"first\",\"x\":\"AA\"},"
                + "{\"kty\":\"PQC\",\"kid\":\"b\"},"
                + padded.replace("}", ",\"x5c\":[\"MII\"],\"x5t\":\"?\",\"nbf\":1}")
                + "]}"));

    PlatformKeys.Answer found = keys.find(address, "first", "RSA");
    assertThat(found).isInstanceOf(PlatformKeys.Found.class);
    assertThat(((PlatformKeys.Found) found).key().getKeyType().getValue()).isEqualTo("RSA");
  }
}
