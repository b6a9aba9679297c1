package io.labport.adapter.lti.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.course.CourseOrigins;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.fake.TurnedClock;
import io.labport.adapter.lti.launch.ServerMessages;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestStorage;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notices that come several times at once, on a real database. */
abstract class NoticeStoreContract {
  private static final int MANY = 8;

  private final TurnedClock clock = new TurnedClock();
  private final FakePlatform platform = new FakePlatform();
  private final ExecutorService threads = Executors.newFixedThreadPool(MANY);
  private TestDatabase database;
  private TestStorage storage;
  private Tool tool;
  private NoticesEndpoint endpoint;

  abstract TestDatabase empty();

  @BeforeEach
  void open() {
    database = empty();
    storage = TestStorage.over(database.newPool(), clock);
    AdapterStore store = storage.adapterStores().of("lti");
    tool = new Tool(platform, clock, store, storage.transactions(), new Agreed(platform));
    endpoint =
        new NoticesEndpoint(
            tool.get(ServerMessages.class), store, storage.transactions(), storage.work(), clock);
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    storage.close();
    database.close();
    platform.close();
  }

  @Test
  void oneNoticeSentManyTimesAtOnceIsTakenByAllAndWrittenOnce() throws Exception {
    String body = body("n-1", "nonce-1");

    assertThat(together(i -> post(body))).containsOnly(202);
    assertThat(written("n-1")).isTrue();
    assertThat(written("n-1")).as("a second time").isFalse();
  }

  @Test
  void ofManyNoticesWithOneNonceOneIsTaken() throws Exception {
    List<Integer> answers = together(i -> post(body("n-" + i, "same")));

    assertThat(answers).containsOnly(202, 401).containsOnlyOnce(202);
    int taken = 0;
    for (int i = 0; i < MANY; i++) {
      taken += written("n-" + i) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(1);
  }

  @Test
  void originsThatAreRememberedAtOnceAreAllKept() throws Exception {
    CourseOrigins origins = tool.get(CourseOrigins.class);
    Tenant tenant = new Tenant("t");

    together(
        i -> {
          origins.remember(tenant, "c", List.of("c-" + i));
          return 0;
        });

    assertThat(origins.of(tenant, "c"))
        .containsExactlyInAnyOrder("c-0", "c-1", "c-2", "c-3", "c-4", "c-5", "c-6", "c-7");
  }

  /** Takes the item away, so that it is there only once. */
  private boolean written(String notice) {
    String key = new Notice("reg-1", "14", notice, "x", null, List.of()).key();
    return storage.work().cancel(NoticesEndpoint.QUEUE, key);
  }

  private interface Numbered {
    int call(int number) throws Exception;
  }

  private List<Integer> together(Numbered work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      int number = i;
      Callable<Integer> call =
          () -> {
            start.await();
            return work.call(number);
          };
      answers.add(threads.submit(call));
    }
    start.countDown();
    List<Integer> all = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      all.add(answer.get());
    }
    return all;
  }

  private int post(String body) {
    return endpoint
        .handle(
            new WebRequest(
                "POST",
                "/notices",
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8),
                Map.of(),
                InetAddress.getLoopbackAddress()))
        .status();
  }

  private String body(String id, String nonce) {
    long now = clock.instant().getEpochSecond();
    Map<String, Object> claims = new HashMap<>();
    claims.put("iss", "https://lms.example.edu");
    claims.put("aud", "tool-7f3a");
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("nonce", nonce);
    claims.put(Tool.LTI + "version", "1.3.0");
    claims.put(Tool.LTI + "deployment_id", "14");
    claims.put(Tool.LTI + "notice", Map.of("id", id, "type", NoticeTypes.COPY));
    claims.put(Tool.LTI + "context", Map.of("id", "c-new"));
    claims.put(Tool.LTI + "origin_contexts", List.of("c-1"));
    String jwt = platform.sign(Map.of("alg", "RS256", "kid", platform.key.getKeyID()), claims);
    return FakePlatform.json(Map.of("notices", List.of(Map.of("jwt", jwt))));
  }
}
