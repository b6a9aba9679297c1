package io.labport.core.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.RunState;
import io.labport.core.port.outbound.InstanceReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunStatesTest {
  private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "0, true, NO_SHOW",
    "1, true, CANCELLED",
    "2, true, NO_SHOW",
    "3, true, ENDED_INCOMPLETE",
    "4, true, COMPLETED",
    "10, true, LAB_FAILED",
    "20, true, LAB_FAILED",
    "30, true, LAB_FAILED",
    "40, true, LAB_FAILED",
    "50, true, PENDING_GRADING",
    "60, true, PENDING_GRADING",
    "999, true, ENDED_UNKNOWN",
    "0, false, RUNNING",
    "1, false, RUNNING",
    "2, false, RUNNING",
    "3, false, RUNNING",
    "4, false, RUNNING",
    "10, false, RUNNING",
    "40, false, RUNNING",
    "50, false, PENDING_GRADING",
    "60, false, PENDING_GRADING",
    "999, false, RUNNING"
  })
  void completionAndEndTogetherSayWhetherALabIsOver(int code, boolean ended, RunState state) {
    assertThat(RunStates.of(report(code, ended), RunState.RUNNING)).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"2", "3"})
  void aSavedLabStaysSavedWhileItHasNoEnd(int code) {
    assertThat(RunStates.of(report(code, false), RunState.SAVED)).isEqualTo(RunState.SAVED);
  }

  private static InstanceReport report(int code, boolean ended) {
    return new InstanceReport(
        new LabInstanceId(1),
        new LabProfileId(1),
        START,
        ended ? Optional.of(START.plusSeconds(60)) : Optional.empty(),
        Optional.empty(),
        Optional.of("u"),
        Optional.empty(),
        new CompletionStatus(code),
        Duration.ofMinutes(1),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }
}
