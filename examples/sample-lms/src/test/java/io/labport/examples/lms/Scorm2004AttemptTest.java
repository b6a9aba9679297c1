package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.examples.lms.scorm.ScormAttempt;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SCORM 2004: what the LMS makes of the values when an attempt ends. */
final class Scorm2004AttemptTest extends LmsTest {

  private static final String COURSE = "cloud-101";

  @ParameterizedTest
  @CsvSource({
    // deliveryControls, what the content said, what the LMS concludes
    "false, unknown,    unknown, '',      completed,  passed",
    "false, incomplete, unknown, '',      incomplete, passed",
    "false, completed,  failed,  '',      completed,  failed",
    "false, unknown,    unknown, suspend, unknown,    unknown",
    "true,  unknown,    unknown, '',      unknown,    unknown",
    "true,  completed,  passed,  normal,  completed,  passed"
  })
  void withoutDeliveryControlsTheLmsCompletesWhatTheContentLeftOpen(
      boolean controlled,
      String completion,
      String success,
      String exit,
      String concluded,
      String satisfied)
      throws Exception {
    String activity =
        activity(
            controlled
                ? "<imsss:deliveryControls completionSetByContent=\"true\""
                    + " objectiveSetByContent=\"true\"/>"
                : "");
    Map<String, String> values =
        Map.of(
            "cmi.completion_status", completion, "cmi.success_status", success, "cmi.exit", exit);
    FakePlayer player = FakePlayer.open(tool, lms, activity, "ada").initialize();
    player.commit(values);
    ScormAttempt before = attempt(activity);
    player.terminate(values);
    ScormAttempt after = attempt(activity);

    assertThat(before.completion()).isEqualTo(completion);
    assertThat(before.success()).isEqualTo(success);
    assertThat(after.completion()).isEqualTo(concluded);
    assertThat(after.success()).isEqualTo(satisfied);
    assertThat(after.status()).isEqualTo(concluded + ", " + satisfied);
    assertThat(after.value("cmi.completion_status")).isEqualTo(completion);
  }

  @ParameterizedTest
  @CsvSource({"0.5, failed", "0.7, passed", "'', unknown"})
  void aPassingScoreOverrulesTheContent(String scaled, String success) throws Exception {
    String activity =
        activity(
            """
            <imsss:objectives><imsss:primaryObjective objectiveID="P" satisfiedByMeasure="true">
            <imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure>
            </imsss:primaryObjective></imsss:objectives>""");
    FakePlayer player = FakePlayer.open(tool, lms, activity, "ada").initialize();
    Map<String, String> values = new HashMap<>();
    values.put("cmi.success_status", "passed");
    values.put("cmi.score.scaled", scaled);
    player.terminate(values);

    assertThat(player.value("cmi.scaled_passing_score")).isEqualTo("0.7");
    assertThat(attempt(activity).success()).isEqualTo(success);
  }

  @Test
  void theScaledScoreIsThePercentage() throws Exception {
    String activity = activity("");
    FakePlayer.open(tool, lms, activity, "ada")
        .initialize()
        .commit(Map.of("cmi.score.scaled", "0.7", "cmi.score.raw", "7"));

    assertThat(attempt(activity).score()).contains(BigDecimal.valueOf(70));
  }

  @Test
  void aRequestToSuspendAllSuspendsWithoutAnExit() throws Exception {
    String activity = activity("");
    FakePlayer first = FakePlayer.open(tool, lms, activity, "ada").initialize();
    first.send(
        "terminate",
        "suspendAll",
        Map.of("cmi.suspend_data", "s", "cmi.session_time", "PT1H1.5S", "cmi.exit", ""));

    FakePlayer second = FakePlayer.open(tool, lms, activity, "ada");

    assertThat(attempt(activity).suspended()).isTrue();
    assertThat(second.value("cmi.entry")).isEqualTo("resume");
    assertThat(second.value("cmi.suspend_data")).isEqualTo("s");
    assertThat(second.value("cmi.total_time")).isEqualTo("PT1H1.5S");
    assertThat(second.value("cmi.learner_id")).isEqualTo("ada");
  }

  private String activity(String sequencing) {
    return lms.importScorm(
            COURSE,
            "",
            PackageBuilder.scorm2004()
                .item("<imsss:sequencing>" + sequencing + "</imsss:sequencing>")
                .build())
        .activity()
        .id();
  }

  private ScormAttempt attempt(String activity) {
    return control().scorm(COURSE, activity, "ada").get(0);
  }
}
