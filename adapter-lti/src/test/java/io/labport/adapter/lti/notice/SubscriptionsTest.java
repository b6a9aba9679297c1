package io.labport.adapter.lti.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.FakePlatform.Seen;
import io.labport.adapter.lti.fake.ServiceHost;
import io.labport.adapter.lti.fake.ServiceHost.Answer;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment's platform is asked once to tell of copied courses. */
class SubscriptionsTest {
  private static final String SCOPE = "https://purl.imsglobal.org/spec/lti/scope/noticehandlers";
  private final FakePlatform platform = new FakePlatform();
  private final ServiceHost host = new ServiceHost();
  private final Tool tool = new Tool(platform, new Agreed(platform));

  @AfterEach
  void close() {
    host.close();
    platform.close();
  }

  @Test
  void theFirstLaunchThatOffersNoticesSubscribesAndTheNextOnesDoNot() throws Exception {
    host.answer(seen -> Answer.of("{}"));
    launched(host.at("/pns?d=14"), List.of("LtiHelloWorldNotice", "LtiContextCopyNotice"));
    launched(host.at("/pns?d=14"), List.of("LtiContextCopyNotice"));
    assertThat(tool.work.added).hasSize(1);

    assertThat(work()).isEqualTo(WorkOutcome.done());

    Seen seen = host.requests.get(0);
    assertThat(seen.method()).isEqualTo("PUT");
    assertThat(seen.address()).hasToString("/pns?d=14");
    assertThat(seen.header("Content-type")).isEqualTo("application/json");
    assertThat(seen.header("Authorization")).isEqualTo("Bearer secret-token-1");
    assertThat(new ObjectMapper().readTree(seen.body()))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"notice_type\":\"LtiContextCopyNotice\","
                        + "\"handler\":\"https://tool.example/lti/notices\"}"));
    assertThat(platform.tokenRequests.get(0).body()).contains("scope%2Fnoticehandlers");
    launched(host.at("/pns?d=14"), List.of("LtiContextCopyNotice"));
    assertThat(tool.work.added).isEmpty();
  }

  @Test
  void anotherAddressIsSubscribedAnew() throws Exception {
    host.answer(seen -> Answer.of(Reply.of(204)));
    launched(host.at("/pns"), List.of("LtiContextCopyNotice"));
    work();
    launched(host.at("/moved"), List.of("LtiContextCopyNotice"));

    assertThat(work()).isEqualTo(WorkOutcome.done());
    assertThat(host.requests.get(1).address()).hasToString("/moved");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 0})
  void whatMayPassIsTriedAgain(int status) throws Exception {
    host.answer(seen -> Answer.of(Reply.of(status)));
    launched(host.at("/pns"), List.of("LtiContextCopyNotice"));
    WorkItem item = tool.work.added.values().iterator().next();

    WorkOutcome outcome =
        tool.get(SubscriptionWorker.class).work(item, 1).toCompletableFuture().get();
    assertThat(outcome).isInstanceOf(WorkOutcome.RetryAt.class);
    assertThat(((WorkOutcome.RetryAt) outcome).due())
        .isEqualTo(tool.clock.instant().plus(Duration.ofSeconds(30)));
    host.answer(seen -> Answer.of(Reply.of(200)));
    assertThat(work()).isEqualTo(WorkOutcome.done());
  }

  @Test
  void aRefusalIsKeptAndAskedAboutAWeekLater() throws Exception {
    host.answer(seen -> Answer.of(Reply.of(403)));
    launched(host.at("/pns"), List.of("LtiContextCopyNotice"));
    assertThat(work()).isEqualTo(WorkOutcome.done());
    launched(host.at("/pns"), List.of("LtiContextCopyNotice"));
    assertThat(tool.work.added).isEmpty();
    assertThat(tool.store.dump()).contains("lti.notices-http-403");

    tool.clock.turn(Duration.ofDays(8));
    launched(host.at("/pns"), List.of("LtiContextCopyNotice"));
    assertThat(tool.work.added).hasSize(1);
  }

  @Test
  void withoutCopyNoticesOrTheScopeNothingIsAsked() throws Exception {
    launched(host.at("/pns"), List.of("LtiHelloWorldNotice"));
    launched("ftp://x/pns", List.of("LtiContextCopyNotice"));
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(
        Tool.LTI + "platformnotificationservice",
        Map.of(
            "platform_notification_service_url", host.at("/pns"),
            "scope", List.of("https://example/other"),
            "notice_types_supported", List.of("LtiContextCopyNotice")));
    attempt.launch();

    assertThat(tool.work.added).isEmpty();
  }

  private WorkOutcome work() throws Exception {
    WorkItem item = tool.work.added.values().iterator().next();
    tool.work.added.clear();
    assertThat(item.queue()).isEqualTo("lti/notice-subscriptions");
    return tool.get(SubscriptionWorker.class).work(item, 1).toCompletableFuture().get();
  }

  private void launched(String address, List<String> types) throws Exception {
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(
        Tool.LTI + "platformnotificationservice",
        Map.of(
            "platform_notification_service_url",
            address,
            "service_versions",
            List.of("1.0"),
            "scope",
            List.of(SCOPE),
            "notice_types_supported",
            types));
    assertThat(attempt.launch().status()).isEqualTo(303);
  }
}
