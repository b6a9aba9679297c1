package io.labport.adapter.scorm.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.scorm.fake.Sco;
import io.labport.adapter.scorm.fake.World;
import io.labport.core.domain.ActivityResult;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the activities of a lab brought reaches the LMS, where the dispatch wants it. */
class TasksTest {
  private final TestClock clock = new TestClock();
  private final TestDatabase database = TestDatabases.h2();
  private final World world = new World(database, clock);

  @AfterEach
  void close() {
    world.close();
    database.close();
  }

  private JsonNode finished(String detail) {
    world.labs.activities.add(
        new ActivityResult(
            "7",
            "Create the hub",
            true,
            BigDecimal.valueOf(3),
            Optional.of(BigDecimal.valueOf(4)),
            true));
    Sco sco = world.sco(world.dispatch(Map.of("mapping", Map.of("detail", detail))));
    sco.open();
    sco.click();
    world.labs.completed(80);
    world.happens();
    return sco.status();
  }

  private static List<String> optional(JsonNode status) {
    List<String> pairs = new ArrayList<>();
    status
        .path("report")
        .path("optional")
        .forEach(each -> pairs.add(each.path(0).asText() + "=" + each.path(1).asText()));
    return pairs;
  }

  @Test
  void eachTaskIsAnObjectiveOfItsOwn() {
    assertThat(optional(finished("tasks")))
        .containsExactly(
            "cmi.objectives.0.id=skl-task-7",
            "cmi.objectives.0.score.min=0",
            "cmi.objectives.0.score.max=100",
            "cmi.objectives.0.score.raw=75",
            "cmi.objectives.0.status=passed");
  }

  @Test
  void theSummaryIsOneObjectiveForAllOfThem() {
    assertThat(optional(finished("summary")))
        .contains("cmi.objectives.0.id=skl-tasks")
        .noneMatch(each -> each.contains("skl-task-"));
  }

  @Test
  void withoutDetailThereIsNothingOptional() {
    assertThat(optional(finished("none"))).isEmpty();
  }
}
