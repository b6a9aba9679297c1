package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.fake.TurnedClock;
import io.labport.adapter.lti.oidc.PendingLogins;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

/** What must have one winner, on the store of a real database, with two nodes. */
abstract class StoreContract {
  private static final int MANY = 50;

  final TurnedClock clock = new TurnedClock();
  private final FakePlatform platform = new FakePlatform();
  private final ExecutorService threads = Executors.newFixedThreadPool(MANY);
  private final List<TestStorage> nodes = new ArrayList<>();
  private TestDatabase database;

  abstract TestDatabase empty();

  @BeforeEach
  void open() {
    database = empty();
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    nodes.forEach(TestStorage::close);
    database.close();
    platform.close();
  }

  /** The adapter's store as one more node sees it. */
  final AdapterStore store() {
    TestStorage node = TestStorage.over(database.newPool(), clock);
    nodes.add(node);
    return node.adapterStores().of("lti");
  }

  private Tool node() {
    return new Tool(platform, clock, store(), new Agreed(platform));
  }

  /** All begin at the same moment. */
  final <T> List<T> together(List<Callable<T>> calls) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<T>> answers = new ArrayList<>();
    for (Callable<T> call : calls) {
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return call.call();
              }));
    }
    start.countDown();
    List<T> all = new ArrayList<>();
    for (Future<T> answer : answers) {
      all.add(answer.get());
    }
    return all;
  }

  @Test
  void ofFiftyPostsOfOneStateToTwoNodesExactlyOneOpensALab() throws Exception {
    Tool one = node();
    Tool other = node();
    Tool.Attempt attempt = one.begin();
    String token = platform.sign(attempt.header, attempt.claims);
    List<Callable<WebResponse>> posts = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      Tool node = i % 2 == 0 ? one : other;
      Tool.Attempt same = node.new Attempt();
      same.state = attempt.state;
      same.cookies.putAll(attempt.cookies);
      posts.add(() -> same.launch(token));
    }

    List<WebResponse> answers = together(posts);

    assertThat(answers).filteredOn(a -> a.status() == 303).hasSize(1);
    assertThat(answers)
        .filteredOn(a -> a.status() != 303)
        .allSatisfy(a -> assertThat(Tool.page(a)).contains("lti.state-used"));
    assertThat(one.entered.size() + other.entered.size()).isEqualTo(1);
  }

  @Test
  void aNonceIsSpentOnceAndFreeAgainWhenItsTokenHasEnded() throws Exception {
    PendingLogins one = new PendingLogins(store(), clock);
    PendingLogins other = new PendingLogins(store(), clock);
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      PendingLogins node = i % 2 == 0 ? one : other;
      calls.add(() -> node.spendNonce("reg", "n-1", clock.instant().plusSeconds(60)));
    }

    assertThat(Collections.frequency(together(calls), true)).isEqualTo(1);
    clock.turn(Duration.ofSeconds(61));
    assertThat(one.spendNonce("reg", "n-1", clock.instant().plusSeconds(60))).isTrue();
  }

  @Test
  void nodesThatBeginTogetherPublishAndUseOneKey() throws Exception {
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Tool node = node();
      calls.add(() -> Tool.page(node.login("GET", "/jwks", Map.of(), Map.of(), Map.of())));
    }

    List<String> published = together(calls);

    assertThat(published).allSatisfy(p -> assertThat(p).isEqualTo(published.get(0)));
    assertThat(store().page("tool-key-set", "", java.util.Optional.empty(), 10)).hasSize(1);
  }
}
