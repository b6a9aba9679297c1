package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Registering;
import io.labport.adapter.lti.fake.StorageBrowser;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.fake.TurnedClock;
import io.labport.adapter.lti.oidc.PendingLogins;
import io.labport.adapter.lti.registration.DeploymentState;
import io.labport.adapter.lti.registration.Deployments;
import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.Invitations;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.adapter.lti.registration.RegistrationRefused;
import io.labport.adapter.lti.registration.RegistrationState;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.adapter.lti.registration.ToolPlatform;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    return storage().adapterStores().of("lti");
  }

  private TestStorage storage() {
    TestStorage node = TestStorage.over(database.newPool(), clock);
    nodes.add(node);
    return node;
  }

  private Tool node() {
    TestStorage storage = storage();
    return new Tool(
        platform,
        clock,
        storage.adapterStores().of("lti"),
        storage.transactions(),
        new Agreed(platform));
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
  void ofFiftyConfirmationsOfOneLoginAtTwoNodesExactlyOneIsAccepted() throws Exception {
    Tool one = node();
    Tool other = node();
    StorageBrowser browser = new StorageBrowser(one);
    StorageBrowser same = new StorageBrowser(other);
    Tool.Attempt attempt = browser.begin();
    List<Callable<WebResponse>> calls = new ArrayList<>();
    for (int i = 0; i < MANY; i += 2) {
      // Each page of the one login is confirmed twice at once.
      ObjectNode said = browser.read(attempt.launch());
      calls.add(() -> browser.confirm(said));
      calls.add(() -> same.confirm(said));
    }

    List<WebResponse> answers = together(calls);

    assertThat(answers).filteredOn(a -> a.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(a -> a.status() != 200)
        .allSatisfy(
            a ->
                assertThat(Tool.page(a))
                    .containsAnyOf("lti.state-used", "lti.launch-confirm-ticket"));
    assertThat(one.entered).isEmpty();
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
    assertThat(store().page("tool-key-set", "", Optional.empty(), 10)).hasSize(1);
  }

  @Test
  void ofManyAddsOfOnePlatformToTwoNodesOneWins() throws Exception {
    List<Tool> both = List.of(node(), node());
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      LtiRegistrations node = both.get(i % 2).get(LtiRegistrations.class);
      calls.add(() -> added(node));
    }

    assertThat(Collections.frequency(together(calls), true)).isEqualTo(1);
    LtiRegistrations node = both.get(0).get(LtiRegistrations.class);
    String key = node.list().get(1).key();
    node.delete(key);
    assertThat(added(both.get(1).get(LtiRegistrations.class))).isTrue();
  }

  private boolean added(LtiRegistrations node) {
    try {
      node.add(
          Optional.empty(),
          "Example University",
          Map.of(
              "issuer",
              "https://lms.example",
              "client-id",
              "c-1",
              "authorization-endpoint",
              "https://lms.example/auth",
              "token-endpoint",
              "https://lms.example/token",
              "jwks-uri",
              "https://lms.example/jwks"));
      return true;
    } catch (RegistrationRefused e) {
      assertThat(e.code()).isEqualTo("lti.registration-already-registered");
      return false;
    }
  }

  @Test
  void anotherNodeSeesAChangeWithinSeconds() throws Exception {
    Tool one = node();
    Tool other = node();
    added(one.get(LtiRegistrations.class));
    String key = one.get(LtiRegistrations.class).list().get(1).key();
    assertThat(other.get(Registrations.class).byKey(key).orElseThrow().agreed().state())
        .isEqualTo(RegistrationState.ACTIVE);

    one.get(LtiRegistrations.class).disable(key);
    clock.turn(Duration.ofSeconds(4));

    assertThat(other.get(Registrations.class).byKey(key).orElseThrow().agreed().state())
        .isEqualTo(RegistrationState.DISABLED);
  }

  @Test
  void concurrentDecisionsAboutADeploymentAllArrive() throws Exception {
    List<Tool> both = List.of(node(), node());
    List<Callable<DeploymentState>> calls = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      LtiRegistrations node = both.get(i % 2).get(LtiRegistrations.class);
      calls.add(() -> node.decide("reg-1", "dep/\u00e4", DeploymentState.BLOCKED).state());
    }

    assertThat(together(calls)).containsOnly(DeploymentState.BLOCKED);
    assertThat(both.get(0).get(LtiRegistrations.class).deployments("reg-1"))
        .filteredOn(each -> each.state() == DeploymentState.BLOCKED)
        .hasSize(1);
  }

  @Test
  void aClassThatOpensItsLinkAtOnceIsNotedOnceAndNobodyIsTurnedAway() throws Exception {
    List<Tool> both = List.of(node(), node());
    Deployments.Standing active = Deployments.Standing.ACTIVE;
    ToolPlatform platform =
        new ToolPlatform(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Tool node = both.get(i % 2);
      calls.add(
          () -> {
            node.get(Deployments.class)
                .seen(
                    node.get(Registrations.class).byKey("reg-1").orElseThrow(),
                    "14",
                    active,
                    platform);
            return true;
          });
    }

    assertThat(together(calls)).hasSize(60).containsOnly(true);
    long first = store().page("deployment", "", Optional.empty(), 10).get(0).version();
    clock.turn(Duration.ofDays(2));

    assertThat(together(calls)).hasSize(60).containsOnly(true);
    assertThat(store().page("deployment", "", Optional.empty(), 10))
        .singleElement()
        .satisfies(document -> assertThat(document.version()).isEqualTo(first + 1));
  }

  @Test
  void anInvitationIsClaimedOnceAndFreeAgainWhenItsNodeDied() throws Exception {
    Tool one = node();
    Tool other = node();
    String secret =
        Registering.secret(
            one.get(LtiRegistrations.class).invite(InvitationTerms.of("Example University")));
    List<Callable<Boolean>> calls = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Invitations node = (i % 2 == 0 ? one : other).get(Invitations.class);
      calls.add(() -> node.claim(node.find(secret).orElseThrow(), "r-1"));
    }

    assertThat(Collections.frequency(together(calls), true)).isEqualTo(1);
    clock.turn(Duration.ofMinutes(3));
    Invitations node = other.get(Invitations.class);
    assertThat(node.claim(node.find(secret).orElseThrow(), "r-2")).isTrue();
  }
}
