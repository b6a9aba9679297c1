package io.labport.core.application;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.RunState;
import io.labport.core.port.outbound.InstanceReport;

/**
 * When a lab is over (Skillable Lab API v3, Result: {@code CompletionStatus} and {@code End}
 * together).
 */
final class RunStates {
  private RunStates() {}

  /**
   * The state that the report means for a run that stands at {@code known}. While an instance has
   * no end, 0, 2 and 3 are ordinary; whether it runs or is saved the report does not say, so a
   * saved run stays saved.
   */
  static RunState of(InstanceReport report, RunState known) {
    CompletionStatus completion = report.completion();
    if (completion.awaitsGrading()) {
      return RunState.PENDING_GRADING;
    }
    if (report.end().isEmpty()) {
      return known == RunState.SAVED ? RunState.SAVED : RunState.RUNNING;
    }
    if (completion.equals(CompletionStatus.COMPLETE)) {
      return RunState.COMPLETED;
    }
    if (completion.equals(CompletionStatus.INCOMPLETE)) {
      return RunState.ENDED_INCOMPLETE;
    }
    if (completion.equals(CompletionStatus.CANCELLED)) {
      return RunState.CANCELLED;
    }
    if (completion.equals(CompletionStatus.NO_SHOW)
        || completion.equals(CompletionStatus.SCHEDULED)) {
      return RunState.NO_SHOW;
    }
    return completion.labFailed() ? RunState.LAB_FAILED : RunState.ENDED_UNKNOWN;
  }
}
