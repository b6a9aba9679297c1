package io.labport.adapter.lti.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.registration.Registrations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token endpoint that keeps failing is not asked by every score that waits. */
class TokenFailuresTest {
  private final FakePlatform platform = new FakePlatform();
  private final Tool tool = new Tool(platform, new Agreed(platform));
  private final AccessTokens tokens = tool.get(AccessTokens.class);
  private final Registration registration =
      tool.get(Registrations.class).byKey("reg-1").orElseThrow();

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aThousandScoresAskAFailingEndpointOnce() throws Exception {
    platform.tokenReplies.add(Reply.of(500));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<TokenException>> answers = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      answers.add(threads.submit(this::failure));
    }
    for (Future<TokenException> answer : answers) {
      assertThat(answer.get().code()).isEqualTo("lti.token-http-500");
    }
    threads.shutdownNow();

    assertThat(platform.tokenRequests).hasSize(1);
  }

  @Test
  void halfAMinuteLaterItIsAskedAgain() {
    platform.tokenReplies.add(Reply.of(500));
    Instant began = tool.clock.instant();
    assertThat(failure().notBefore()).contains(began.plusSeconds(30));
    tool.clock.turn(Duration.ofSeconds(29));
    assertThat(failure().notBefore()).contains(began.plusSeconds(30));
    tool.clock.turn(Duration.ofSeconds(1));

    assertThat(tokens.token(registration, "14", Scopes.SCORE).token()).isNotEmpty();
    assertThat(platform.tokenRequests).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"120, 120", "1, 30", "86400, 3600", "later, 30"})
  void retryAfterIsHonouredWithinBounds(String header, long seconds) {
    platform.tokenReplies.add(new Reply(429, Map.of("Retry-After", header), ""));

    assertThat(failure().notBefore()).contains(tool.clock.instant().plusSeconds(seconds));
    tool.clock.turn(Duration.ofSeconds(seconds - 1));
    failure();
    assertThat(platform.tokenRequests).hasSize(1);
  }

  @Test
  void anotherScopeIsAskedForAllTheSame() {
    platform.tokenReplies.add(Reply.of(400, "{\"error\":\"invalid_scope\"}"));
    assertThat(failure().mayPass()).isFalse();
    assertThat(failure().mayPass()).isFalse();

    assertThat(tokens.token(registration, "14", Scopes.LINE_ITEM_READ).token()).isNotEmpty();
    assertThat(platform.tokenRequests).hasSize(2);
  }

  private TokenException failure() {
    return catchThrowableOfType(
        TokenException.class, () -> tokens.token(registration, "14", Scopes.SCORE));
  }
}
