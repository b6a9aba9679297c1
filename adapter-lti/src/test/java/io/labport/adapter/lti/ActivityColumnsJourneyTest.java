package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.labport.examples.lms.LineItem;
import io.labport.examples.sandbox.LabProfile;
import io.labport.examples.sandbox.LabView;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lab with scored activities: each has a column of its own, and the total has one. */
class ActivityColumnsJourneyTest extends Journey {
  private static final int LAB = 9100;

  @BeforeEach
  void scoredLab() {
    sandbox
        .control()
        .putProfile(
            LabProfile.named(LAB, "Ports")
                .question("Which port?", "443", 12)
                .task("Close the others", 8)
                .passingScore(8)
                .build());
  }

  @Override
  int lab() {
    return LAB;
  }

  @Override
  Map<String, String> settings() {
    return Map.of("line-items", "per-activity", "comments", "activities");
  }

  @Test
  void everyActivityAndTheTotalComeHomeAndSoDoTheirNewScores() throws Exception {
    LabView lab = started("ada");
    advance(Duration.ofMinutes(20));
    sandbox.control().answer(lab.id(), 1, "443");
    sandbox.control().complete(lab.id());
    sandbox.control().score(lab.id(), new BigDecimal("12"), 20, 8, true);
    advance(Duration.ofMinutes(2));

    String question = "Lab one: Which port?";
    String task = "Lab one: Close the others";
    comes(Map.of("Lab one", "60 of 100", question, "12 of 12", task, "0 of 8"));
    assertThat(lms.control().gradeOf("l1", "ada").orElseThrow().comment())
        .contains("Which port?", "Close the others");

    sandbox.control().tick(lab.id(), 1);
    sandbox.control().score(lab.id(), new BigDecimal("20"), 20, 8, true);
    advance(Duration.ofHours(25));

    comes(Map.of("Lab one", "100 of 100", question, "12 of 12", task, "8 of 8"));
    assertThat(lms.control().lineItems("c1")).hasSize(3);
  }

  private void comes(Map<String, String> expected) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(gradebook()).isEqualTo(new TreeMap<>(expected)));
  }

  /** By the labels of columns, what the learner has there; the link's own column is of 100. */
  private Map<String, String> gradebook() {
    Map<String, String> cells = new TreeMap<>();
    for (LineItem column : lms.control().lineItems("c1")) {
      lms.control()
          .gradeIn(column, "ada")
          .flatMap(grade -> grade.score())
          .ifPresent(
              score ->
                  cells.put(
                      column.label(),
                      score.stripTrailingZeros().toPlainString()
                          + " of "
                          + column.maximum().stripTrailingZeros().toPlainString()));
    }
    return cells;
  }
}
