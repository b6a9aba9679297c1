package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.registration.Registration;
import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.RunState;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One column for each scored activity beside the total, and their names in comments. */
class ActivityColumnsTest extends GradeScene {
  @BeforeEach
  void perActivity() throws Exception {
    agreed.lineItems = LineItemPolicy.PER_ACTIVITY;
    restarted();
    launchedToCreate();
    run(RUN, RunState.COMPLETED, scored(1, "15", 20));
    tool.results.activities.put(RUN, activities("7.5", true));
  }

  @Test
  void everyScoredActivityHasItsColumnAndTheTotalHasOne() throws Exception {
    event();
    doesAll();

    assertThat(platform.columns)
        .extracting(c -> c.path("resourceId").asText() + " " + c.path("tag").asText())
        .containsExactlyInAnyOrder(
            "lab-77 lab-score",
            "lab-77-activity-11 lab-activity",
            "lab-77-activity-12 lab-activity");
    assertThat(platform.columns)
        .filteredOn(c -> c.path("tag").asText().equals("lab-activity"))
        .allSatisfy(c -> assertThat(c.has("resourceLinkId")).isFalse())
        .extracting(c -> c.path("label").asText() + " " + c.path("scoreMaximum").asText())
        .containsExactly("Lab 3: Networks: Close the port 10", "Lab 3: Networks: Activity 12 1");
    assertThat(scores())
        .containsEntry("lab-77", "15 of 20")
        .containsEntry("lab-77-activity-11", "7.5 of 10")
        .containsEntry("lab-77-activity-12", "1 of 1")
        .hasSize(3);
    assertThat(tool.results.activityCalls).hasValue(1);
  }

  @Test
  void eachColumnHasALaneOfItsOwn() throws Exception {
    event();
    assertThat(tool.work.hastened).hasSize(2);
    doesAllButActivities();

    assertThat(tool.work.hastened).extracting(WorkItem::lane).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void aRescoreUpdatesAllOfThem() throws Exception {
    event();
    doesAll();
    run(RUN, RunState.COMPLETED, scored(2, "12", 20));
    tool.results.activities.put(RUN, activities("4", false));
    event();
    doesAll();

    assertThat(scores())
        .containsEntry("lab-77", "12 of 20")
        .containsEntry("lab-77-activity-11", "4 of 10")
        .containsEntry("lab-77-activity-12", "0 of 1");
    assertThat(platform.columns).hasSize(3);

    event();
    int sent = platform.scores.size();
    doesAll();
    assertThat(platform.scores).hasSize(sent);
  }

  @Test
  void aColumnThatFailsHindersNoOther() throws Exception {
    event();
    doesAllButActivities();
    platform.scoreReplies.add(Reply.of(503));
    Map<String, WorkOutcome> outcomes = doesAll();

    assertThat(outcomes.values())
        .hasAtLeastOneElementOfType(WorkOutcome.RetryAt.class)
        .contains(WorkOutcome.done());
    GradePush.Job failed = job(RUN).activity("11");
    assertThat(state(failed).status()).isEqualTo(GradeState.Status.WAITING);
    assertThat(state(job(RUN).activity("12")).status()).isEqualTo(GradeState.Status.SENT);
    assertThat(does(failed.item(binding(), tool.clock.instant()))).isEqualTo(WorkOutcome.done());
    assertThat(scores()).containsEntry("lab-77-activity-11", "7.5 of 10");
  }

  @Test
  void theTotalDoesNotWaitForSkillable() throws Exception {
    tool.results.skillableDown = true;
    event();
    Map<String, WorkOutcome> outcomes = doesAll();

    assertThat(platform.scores).hasSize(1);
    assertThat(outcomes.get(job(RUN).activity("*").id())).isInstanceOf(WorkOutcome.RetryAt.class);

    tool.results.skillableDown = false;
    does(job(RUN).activity("*").item(binding(), tool.clock.instant()));
    doesAll();
    assertThat(scores()).hasSize(3);
  }

  @Test
  void theReconciliationFindsActivitiesWhoseItemsGotLost() throws Exception {
    work(RUN);
    GradeReconciliation pass = tool.get(GradeReconciliation.class);
    moveToTenant();
    pass.work(GradeReconciliation.item(tool.clock.instant()), 1);

    assertThat(tool.work.added.keySet()).containsExactly(job(RUN).activity("*").id());
  }

  @Test
  void theCommentNamesWhatWasPassed() throws Exception {
    agreed.lineItems = LineItemPolicy.CREATE;
    agreed.comments = ScoreComments.ACTIVITIES;
    restarted();
    tool.results.activities.put(RUN, activities("7.5", true));
    run(RUN, RunState.COMPLETED, scored(1, "15", 20));
    work(RUN);

    assertThat(platform.score(0).path("comment").asText())
        .isEqualTo("Close the port: not passed\nActivity 12: passed");
  }

  @Test
  void aScoreGoesWithoutItsCommentAfterAnHour() throws Exception {
    agreed.comments = ScoreComments.ACTIVITIES;
    restarted();
    run(RUN, RunState.COMPLETED, scored(1, "15", 20));
    tool.results.skillableDown = true;

    assertThat(work(RUN)).isInstanceOf(WorkOutcome.RetryAt.class);
    assertThat(state().why()).isEqualTo("skillable.unreachable");
    tool.clock.turn(Duration.ofHours(1));
    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.score(0).has("comment")).isFalse();
  }

  /** The run as the reconciliation finds it: under its learner's tenant. */
  private void moveToTenant() {
    tool.results.runs.computeIfPresent(
        RUN,
        (id, r) ->
            new LabRun(
                id,
                new LearnerId(new Registration("reg-1", agreed.config()).tenant("14"), "u-5531"),
                r.userId(),
                r.lab(),
                r.channel(),
                r.context(),
                r.classId(),
                r.attempt(),
                r.state(),
                r.instance(),
                r.createdAt(),
                r.launchSentAt(),
                r.expiresAt(),
                r.result(),
                r.lastEvent(),
                r.version()));
  }

  private void doesAllButActivities() throws Exception {
    int first = tool.work.hastened.size();
    for (int i = 0; i < first; i++) {
      does(tool.work.hastened.remove(0));
    }
  }

  private GradeBinding binding() {
    return tool.get(GradeDocuments.class).binding(job(RUN).binding()).orElseThrow();
  }

  private static List<ActivityResult> activities(String first, boolean second) {
    return List.of(
        new ActivityResult(
            "11",
            "Close\nthe port",
            true,
            new BigDecimal(first),
            Optional.of(BigDecimal.TEN),
            false),
        new ActivityResult("12", " ", true, BigDecimal.valueOf(5), Optional.empty(), second),
        new ActivityResult("13", "Read on", false, BigDecimal.ZERO, Optional.empty(), true));
  }

  /** The last score of each column. */
  private Map<String, String> scores() {
    Map<String, String> last = new TreeMap<>();
    for (int i = 0; i < platform.scores.size(); i++) {
      String path = platform.scores.get(i).address().getPath();
      for (ObjectNode column : platform.columns) {
        if (column.path("id").asText().contains(path.replace("/scores", "") + "?")) {
          last.put(
              column.path("resourceId").asText(),
              platform.score(i).path("scoreGiven").asText()
                  + " of "
                  + platform.score(i).path("scoreMaximum").asText());
        }
      }
    }
    return last;
  }
}
