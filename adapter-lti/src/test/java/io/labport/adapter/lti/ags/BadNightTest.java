package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.keys.ToolKeys;
import io.labport.core.domain.RunState;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.work.WorkOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything at once, and the right grade in the end. */
class BadNightTest extends GradeScene {
  @Test
  void theFinalGradeIsRightAndTheLogTellsTheStory() throws Exception {
    launchedToRead();
    // Two revisions within a second.
    run(RUN, RunState.COMPLETED, scored(1, "40", 100));
    work(RUN);
    tool.clock.turn(Duration.ofMillis(300));
    run(RUN, RunState.COMPLETED, scored(2, "55", 100));
    work(RUN);
    // The LMS is down for an hour, and a re-score waits.
    tool.clock.turn(Duration.ofMinutes(10));
    run(RUN, RunState.COMPLETED, scored(3, "70", 100));
    Instant back = tool.clock.instant().plus(Duration.ofHours(1));
    platform.scoreReplies.add(Reply.of(0));
    WorkOutcome outcome = work(RUN);
    for (int attempt = 2; outcome instanceof WorkOutcome.RetryAt retry; attempt++) {
      tool.clock.turn(Duration.between(tool.clock.instant(), retry.due()));
      if (tool.clock.instant().isBefore(back)) {
        platform.scoreReplies.add(Reply.of(503));
      } else if (platform.tokenReplies.isEmpty() && attempt < 90) {
        // Back: with a throttle, then the token gone and both sides' keys rotated.
        attempt = 90;
        platform.scoreReplies.add(new Reply(429, Map.of("Retry-After", "30"), ""));
        platform.scoreReplies.add(Reply.of(401));
        platform.tokenReplies.add(Reply.of(400, "{\"error\":\"invalid_client\"}"));
        tool.get(ToolKeys.class).rotate(Optional.empty(), true);
        platform.key = FakePlatform.rsa("second", 2048);
        platform.published.clear();
        platform.published.add(platform.key.toPublicJWK());
      }
      outcome = work(RUN, Math.min(attempt, 12));
    }

    assertThat(outcome).isEqualTo(WorkOutcome.done());
    System.out.println(
        "Attempts of the bad night:\n"
            + state().attempts().stream().map(a -> "  " + a).collect(Collectors.joining("\n")));
    assertThat(state().status()).isEqualTo(GradeState.Status.SENT);
    assertThat(platform.score(platform.scores.size() - 1).path("scoreGiven").asInt()).isEqualTo(70);
    increasing();
    assertThat(state().attempts())
        .extracting(GradeAttempt::outcome)
        .contains("no-answer", "later", "unauthorized", "taken", "lti.token-invalid-client");
    // And launches signed with the platform's new key still open.
    WebResponse launch = tool.begin().launch();
    assertThat(launch.status()).isEqualTo(303);
    assertThat(Tool.page(tool.login("GET", "/jwks", Map.of(), Map.of(), Map.of())))
        .contains(tool.get(ToolKeys.class).active().kid());
  }
}
