package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.oidc.PendingLogins;
import io.labport.core.spi.http.WebResponse;
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

class ReplayTest {
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aSecondPostOfTheSameStateIsRefusedAsUsedEvenLongAfter() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.launch();
    tool.clock.turn(Duration.ofMinutes(30));

    WebResponse again = attempt.launch();

    assertThat(Tool.page(again)).contains("lti.state-used").contains("open the link again");
    assertThat(tool.entered).hasSize(1);
  }

  @Test
  void ofManyPostsAtOnceExactlyOneOpensALab() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    String token = platform.sign(attempt.header, attempt.claims);
    attempt.form.put("id_token", List.of(token));
    attempt.form.put("state", List.of(attempt.state));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<WebResponse>> answers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return attempt.launch(token);
              }));
    }
    start.countDown();

    int opened = 0;
    for (Future<WebResponse> answer : answers) {
      WebResponse response = answer.get();
      opened += response.status() == 303 ? 1 : 0;
      if (response.status() != 303) {
        assertThat(Tool.page(response)).contains("lti.state-used");
      }
    }
    threads.shutdownNow();

    assertThat(opened).isEqualTo(1);
  }

  @Test
  void ofAThousandReplaysOfOneLaunchOnlyOneIsAccepted() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    String token = platform.sign(attempt.header, attempt.claims);
    attempt.form.put("id_token", List.of(token));
    attempt.form.put("state", List.of(attempt.state));
    ExecutorService threads = Executors.newFixedThreadPool(100);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      answers.add(
          threads.submit(
              () -> {
                start.await();
                return attempt.launch(token).status();
              }));
    }
    long begun = System.nanoTime();
    start.countDown();

    int accepted = 0;
    for (Future<Integer> answer : answers) {
      accepted += answer.get() == 303 ? 1 : 0;
    }
    threads.shutdownNow();

    System.out.printf(
        "replays: 1000 in %d ms, accepted %d%n", (System.nanoTime() - begun) / 1_000_000, accepted);
    assertThat(accepted).isEqualTo(1);
    assertThat(tool.entered).hasSize(1);
  }

  @Test
  void whoLosesTheRaceForAStateIsToldThatItIsUsed() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    PendingLogins logins = tool.get(PendingLogins.class);
    PendingLogins.Held held = logins.find(attempt.state).orElseThrow();

    assertThat(logins.take(held)).isTrue();
    assertThat(logins.take(held)).isFalse();
    assertThat(logins.find(attempt.state).orElseThrow().login().used()).isTrue();
  }

  @Test
  void twoTabsOfOneBrowserDoNotDisturbEachOther() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt first = tool.begin();
    Tool.Attempt second = tool.begin();
    first.cookies.putAll(second.cookies);
    second.cookies.putAll(first.cookies);

    second.launch();
    first.launch();

    assertThat(tool.entered).hasSize(2);
  }

  @Test
  void aTokenOfAnotherRegistrationDoesNotFitTheLogin() throws Exception {
    Agreed other = new Agreed(platform);
    other.clientId = "tool-other";
    Tool tool = new Tool(platform, agreed, other);
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("client_id", "tool-other");
    Tool.Attempt attempt = tool.begin(parameters);

    assertThat(Tool.page(attempt.launch())).contains("lti.jwt-aud-mismatch");
    assertThat(tool.entered).isEmpty();
  }

  @Test
  void aTokenOfAnotherPlatformWithTheSameClientIdDoesNotFitTheLogin() throws Exception {
    try (FakePlatform second = new FakePlatform()) {
      second.key = FakePlatform.rsa("first", 2048);
      second.published.clear();
      second.published.add(second.key.toPublicJWK());
      Agreed other = new Agreed(second);
      other.issuer = "https://second.example";
      Tool tool = new Tool(platform, agreed, other);
      Map<String, String> parameters = Tool.loginParameters();
      parameters.put("iss", "https://second.example");
      Tool.Attempt attempt = tool.begin(parameters);

      assertThat(Tool.page(attempt.launch())).contains("lti.jwt-signature-invalid");
    }
  }

  @Test
  void theTokenOfAnotherLoginDoesNotFit() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attackers = tool.begin();
    Tool.Attempt victims = tool.begin();
    String token = platform.sign(attackers.header, attackers.claims);

    assertThat(Tool.page(victims.launch(token))).contains("lti.jwt-nonce-mismatch");
  }

  @Test
  void theErrorOfAPlatformIsShownOnlyWhenTheLoginIsOurs() throws Exception {
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.form.put("error", List.of("launch_no_longer_valid"));
    attempt.form.put("error_description", List.of("<script>alert(1)</script>"));
    Tool.Attempt stranger = tool.begin();
    stranger.form.put("error", List.of("<b>"));

    assertThat(Tool.page(attempt.launch("")))
        .contains("The link waited too long")
        .doesNotContain("alert(1)");
    assertThat(Tool.page(stranger.launch(""))).contains("lti.launch-platform-error.unknown");
    stranger.form.put("state", List.of("B".repeat(43)));
    assertThat(Tool.page(stranger.launch(""))).contains("lti.state-unknown");
  }
}
