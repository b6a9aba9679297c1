package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.RunState;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What administrators and embedders see of grades, and what they can do. */
class GradeBookTest extends GradeScene {
  @Test
  void aRefusedScoreIsShownWithItsReasonAndItsAttempts() throws Exception {
    refusedScore();

    JsonNode grade = list(Map.of("state", "refused", "registration", "reg-1")).get(0);
    assertThat(grade.path("run").asText()).isEqualTo("run_1");
    assertThat(grade.path("registration").asText()).isEqualTo("reg-1");
    assertThat(grade.path("title").asText()).isEqualTo("Lab 3: Networks");
    assertThat(grade.path("resourceLink").asText()).isEqualTo("rl-901");
    assertThat(grade.path("column").asText()).contains("/items/321/lineitem?type_id=14");
    assertThat(grade.path("content").asText()).isEqualTo("Completed/FullyGraded 5 of 10");
    assertThat(grade.path("timestamp").asText()).isEqualTo("2026-11-20T10:00:00Z");
    assertThat(grade.path("code").asText()).isEqualTo("lti.score-http-403");
    assertThat(grade.path("why").asText()).contains("may not send scores");
    assertThat(grade.path("solvedBy").asText()).isEqualTo("administrator");
    assertThat(grade.path("attempts").get(0).toString())
        .isEqualTo(
            "{\"at\":\"2026-11-20T10:00:00Z\",\"status\":403,\"outcome\":\"no-permission\"}");
  }

  @Test
  void learnersAreNamedOnlyOnRequest() throws Exception {
    refusedScore();

    assertThat(list(Map.of()).toString()).doesNotContain("u-5531", "\"Ada\"", "Brook");
    assertThat(list(Map.of("users", "true")).get(0).path("user").asText()).isEqualTo("u-5531");
  }

  @Test
  void pagesFollowOneAnother() throws Exception {
    learned(RUN);
    for (int i = 1; i <= 5; i++) {
      LabRunId run = new LabRunId("run_" + i);
      originOf(run);
      run(run, RunState.COMPLETED, scored(1, "5", 10));
      work(run);
    }
    Grades grades = tool.get(Grades.class);

    Grades.Page first = grades.list(Optional.empty(), Optional.empty(), Optional.empty(), 3);
    Grades.Page second = grades.list(Optional.empty(), Optional.empty(), first.next(), 3);

    assertThat(first.grades()).hasSize(3);
    assertThat(second.grades()).hasSize(2).doesNotContainAnyElementsOf(first.grades());
    assertThat(second.next()).isEmpty();
    assertThat(grades.list(Optional.of("other"), Optional.empty(), Optional.empty(), 3).grades())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"state, lost", "limit, 0", "limit, 501", "limit, x"})
  void aWrongQueryIsAProblem(String name, String value) throws Exception {
    WebResponse answer = tool.admin("GET", "/grades", Map.of(), Map.of(name, value), "");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(Tool.page(answer)).contains("\"field\":\"" + name + "\"");
  }

  @Test
  void oneGradeIsSentAgain() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    work(RUN);
    String id = list(Map.of()).get(0).path("id").asText();
    assertThat(id).doesNotContain("/");

    assertThat(tool.admin("POST", "/grades/{id}/resend", Map.of("id", id), Map.of(), "").status())
        .isEqualTo(202);

    WorkItem item = tool.work.hastened.remove(0);
    assertThat(item.id()).isEqualTo(job(RUN).id());
    assertThat(does(item)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).hasSize(2);
    increasing();
    assertThat(tool.get(Grades.class).find(id).orElseThrow().attempts()).hasSize(2);
  }

  @Test
  void allRefusedOnesAreSentAgain() throws Exception {
    refusedScore();
    String wish = "{\"registration\":\"reg-1\",\"state\":\"refused\"}";

    WebResponse answer = tool.admin("POST", "/grades/resend", Map.of(), Map.of(), wish);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(Tool.page(answer)).isEqualTo("{\"resent\":1}");
    doesAll();
    assertThat(state().status()).isEqualTo(GradeState.Status.SENT);
    assertThat(Tool.page(tool.admin("POST", "/grades/resend", Map.of(), Map.of(), wish)))
        .isEqualTo("{\"resent\":0}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"not json | 400", "{} | 400", "{\"registration\":\"reg-1\",\"state\":\"x\"} | 400"})
  void aWishThatCannotBeReadIsAProblem(String body, int status) throws Exception {
    assertThat(tool.admin("POST", "/grades/resend", Map.of(), Map.of(), body).status())
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({"nothing", "a~b", "a~b~c~d"})
  void aGradeThatIsNotThereIsAProblem(String id) throws Exception {
    assertThat(tool.admin("POST", "/grades/{id}/resend", Map.of("id", id), Map.of(), "").status())
        .isEqualTo(404);
  }

  @Test
  void theLogOfAttemptsIsBounded() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    for (int i = 0; i < 30; i++) {
      platform.scoreReplies.add(Reply.of(503));
      work(RUN);
    }

    assertThat(state().attempts()).hasSize(20);
  }

  @Test
  void aDocumentOfAnEarlierVersionIsRead() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    tool.store.insert(
        "grade-state",
        job(RUN).id(),
        "{\"status\":\"SENT\",\"acknowledged\":\"Completed/FullyGraded/1\",\"timestamp\":1,"
            + "\"failingSince\":0,\"why\":\"\",\"refusedKey\":\"\",\"fromTheFuture\":1}",
        Optional.empty());

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).isEmpty();
    assertThat(list(Map.of("state", "sent"))).hasSize(1);
  }

  @Test
  void theHealthCheckSaysWhoCanMendWhat() throws Exception {
    refusedScore();

    assertThat(tool.get(GradeHealth.class).check().detail())
        .isEqualTo(
            "1 scores were refused in the last 30 days: 1 for administrators of the LMS"
                + " (lti.score-http-403)");
  }

  private void refusedScore() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(403, "Ada Brook may not"));
    work(RUN);
  }

  private List<JsonNode> list(Map<String, String> query) throws Exception {
    WebResponse answer = tool.admin("GET", "/grades", Map.of(), query, "");
    assertThat(answer.status()).isEqualTo(200);
    JsonNode grades = new ObjectMapper().readTree(answer.body()).path("grades");
    return new java.util.ArrayList<>(grades.findParents("run"));
  }
}
