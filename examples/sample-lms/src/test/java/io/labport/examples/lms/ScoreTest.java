package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ScoreTest extends LmsTest {

  private static final String T1 = "2026-06-01T10:00:01.000Z";
  private static final String T2 = "2026-06-01T10:00:01.001Z";

  @Test
  void aScoreIsScaledToItsColumn() throws Exception {
    Map<String, Object> score = score("ada", T1, 83.5, 100);
    score.put("comment", "7 of 8 tasks");

    HttpResponse<String> answer = post("lab-2", score);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("user_id=ada");
    Grade grade = control().gradeOf("lab-2", "ada").orElseThrow();
    assertThat(grade.score()).contains(new BigDecimal("16.7"));
    assertThat(grade.maximum()).isEqualByComparingTo("20");
    assertThat(grade.comment()).isEqualTo("7 of 8 tasks");
    assertThat(grade.timestamp()).isEqualTo(Instant.parse(T1));
    assertThat(control().gradeOf("lab-1", "ada")).isEmpty();
  }

  @Test
  void onlyAStrictlyLaterTimestampIsTaken() throws Exception {
    assertThat(post("lab-1", score("ada", T2, 80, 100)).statusCode()).isEqualTo(200);

    HttpResponse<String> same = post("lab-1", score("ada", T2, 90, 100));
    HttpResponse<String> earlier = post("lab-1", score("ada", T1, 90, 100));
    HttpResponse<String> sameMomentElsewhere =
        post("lab-1", score("ada", "2026-06-01T12:00:01.001+02:00", 90, 100));

    assertThat(same.statusCode()).isEqualTo(409);
    assertThat(earlier.statusCode()).isEqualTo(409);
    assertThat(sameMomentElsewhere.statusCode()).isEqualTo(409);
    assertThat(control().gradeOf("lab-1", "ada").orElseThrow().score())
        .contains(new BigDecimal("80"));
    assertThat(post("lab-1", score("ben", T1, 90, 100)).statusCode()).isEqualTo(200);
    assertThat(post("lab-2", score("ada", T1, 90, 100)).statusCode()).isEqualTo(200);
    assertThat(control().scores("lab-1", "ada"))
        .extracting(ScoreAttempt::status)
        .containsExactly(200, 409, 409, 409);
    assertThat(control().scores().get(1).problem()).contains("this timestamp or a later one");
  }

  @Test
  void aScoreWithoutPointsClearsTheGrade() throws Exception {
    post("lab-1", score("ada", T1, 80, 100));
    Map<String, Object> cleared = score("ada", T2, 0, 100);
    cleared.remove("scoreGiven");
    cleared.put("gradingProgress", "NotReady");

    assertThat(post("lab-1", cleared).statusCode()).isEqualTo(200);

    assertThat(control().gradeOf("lab-1", "ada").orElseThrow().score()).isEmpty();
  }

  @Test
  void aScoreThatIsNotFinalCountsForNothingYet() throws Exception {
    Map<String, Object> pending = score("ada", T1, 80, 100);
    pending.put("gradingProgress", "Pending");

    post("lab-1", pending);

    Grade grade = control().gradeOf("lab-1", "ada").orElseThrow();
    assertThat(grade.score()).isEmpty();
    assertThat(grade.gradingProgress()).isEqualTo("Pending");
  }

  static Stream<Arguments> badScores() {
    return Stream.of(
        bad("userId is needed", score -> score.remove("userId")),
        bad("userId is needed", score -> score.put("userId", 7)),
        bad("not enrolled", score -> score.put("userId", "eve")),
        bad("not as a learner", score -> score.put("userId", "tess")),
        bad("timestamp", score -> score.remove("timestamp")),
        bad("timestamp", score -> score.put("timestamp", "2026-06-01T10:00:01.000")),
        bad("timestamp", score -> score.put("timestamp", "2026-06-01T10:00:01Z")),
        bad("activityProgress", score -> score.put("activityProgress", "completed")),
        bad("gradingProgress", score -> score.remove("gradingProgress")),
        bad("scoreGiven must not", score -> score.put("scoreGiven", -1)),
        bad("scoreGiven must be", score -> score.put("scoreGiven", "80")),
        bad("needs scoreMaximum", score -> score.remove("scoreMaximum")),
        bad("scoreMaximum must", score -> score.put("scoreMaximum", 0)),
        bad("scoringUserId", score -> score.put("scoringUserId", "")),
        bad("comment", score -> score.put("comment", 1)),
        bad(
            "submission.startedAt",
            score -> score.put("submission", Map.of("startedAt", "yesterday"))),
        bad(
            "not be before",
            score -> score.put("submission", Map.of("startedAt", T2, "submittedAt", T1))));
  }

  @ParameterizedTest
  @MethodSource("badScores")
  void whatIsNotAScoreIsRefused(String reason, Consumer<Map<String, Object>> spoil)
      throws Exception {
    Map<String, Object> score = score("ada", T1, 80, 100);
    spoil.accept(score);

    HttpResponse<String> answer = post("lab-1", score);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(reason);
    assertThat(control().gradeOf("lab-1", "ada")).isEmpty();
    assertThat(control().scores())
        .singleElement()
        .satisfies(one -> assertThat(one.accepted()).isFalse());
  }

  @Test
  void contentTypeScopeAndMethodAreChecked() throws Exception {
    String url = FakeTool.below(lineItem("lab-1"), "scores");
    String token = tool.token(lms, Scopes.SCORE);
    String other = tool.token(lms, Scopes.LINE_ITEM);

    assertThat(tool.call("POST", url, token, "application/json", "{}").statusCode()).isEqualTo(415);
    assertThat(tool.call("POST", url, other, ScoreJson.MEDIA_TYPE, "{}").statusCode())
        .isEqualTo(403);
    assertThat(tool.call("GET", url, token, ScoreJson.MEDIA_TYPE, "").statusCode()).isEqualTo(405);
    assertThat(
            tool.call("POST", url.replace("/1/", "/77/"), token, ScoreJson.MEDIA_TYPE, "{}")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void aGradeGivenByHandMakesEarlierScoresStale() throws Exception {
    clock.advance(Duration.ofMinutes(1));
    control().gradeByHand("lab-1", "ada", new BigDecimal("55"), "seen in class");

    assertThat(post("lab-1", score("ada", T2, 80, 100)).statusCode()).isEqualTo(409);
    assertThat(control().gradeOf("lab-1", "ada").orElseThrow().score())
        .contains(new BigDecimal("55"));
  }

  @Test
  void aFaultReplacesTheAnswerAndTheCallHasNoEffect() throws Exception {
    control().next(Endpoint.SCORES, Fault.status(503).retryAfter(Duration.ofSeconds(7)));

    HttpResponse<String> answer = post("lab-1", score("ada", T1, 80, 100));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).contains("7");
    assertThat(control().gradeOf("lab-1", "ada")).isEmpty();
    assertThat(post("lab-1", score("ada", T1, 80, 100)).statusCode()).isEqualTo(200);
    assertThat(control().calls(Endpoint.SCORES)).isEqualTo(2);
    assertThat(control().requests(Endpoint.SCORES))
        .extracting(LoggedCall::status)
        .containsExactly(503, 200);
  }

  @Test
  void theConnectionCanDropAfterTheScoreWasTaken() throws Exception {
    control().next(Endpoint.SCORES, Fault.dropAfterActing());

    assertThatThrownBy(() -> post("lab-1", score("ada", T1, 80, 100)))
        .isInstanceOf(IOException.class);

    assertThat(control().gradeOf("lab-1", "ada").orElseThrow().score())
        .contains(new BigDecimal("80"));
    assertThat(control().scores()).hasSize(1);
  }

  @Test
  void pagesOfHtmlAndLateAnswersCanBeOrdered() throws Exception {
    control().always(Endpoint.SCORES, Fault.html(200));
    assertThat(post("lab-1", score("ada", T1, 80, 100)).body()).contains("Maintenance");
    assertThat(control().gradeOf("lab-1", "ada")).isEmpty();
    control().clearFaults();

    control().next(Endpoint.SCORES, Fault.slow(Duration.ofMillis(50)));
    assertThat(post("lab-1", score("ada", T1, 80, 100)).statusCode()).isEqualTo(200);
    assertThat(control().gradeOf("lab-1", "ada")).isPresent();
  }

  @Test
  void theLmsCanBeAwayAndComeBack() throws Exception {
    control().availability(Availability.UNAVAILABLE);
    assertThat(tool.get(lms.keysUrl()).statusCode()).isEqualTo(503);

    control().availability(Availability.UNREACHABLE);
    assertThatThrownBy(() -> tool.get(lms.keysUrl())).isInstanceOf(IOException.class);

    control().availability(Availability.HERE);
    assertThat(tool.get(lms.keysUrl()).statusCode()).isEqualTo(200);
  }

  private static Arguments bad(String reason, Consumer<Map<String, Object>> spoil) {
    return Arguments.of(reason, spoil);
  }
}
