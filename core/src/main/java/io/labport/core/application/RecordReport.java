package io.labport.core.application;

import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import io.labport.core.domain.Score;
import io.labport.core.port.outbound.InstanceReport;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what Skillable reports into a run: a changed result is a new revision, and what
 * subscribers can use is an event.
 */
final class RecordReport {
  private static final Logger LOG = LoggerFactory.getLogger(RecordReport.class);

  private final RecordRun record;

  @Inject
  RecordReport(RecordRun record) {
    this.record = record;
  }

  /** The run as stored afterwards. Recording the same report twice changes nothing. */
  LabRun apply(LabRun known, InstanceReport report, LabEvent.DetectedBy detectedBy) {
    if (report.userId().isPresent() && !report.userId().get().equals(known.userId().value())) {
      // A lab can be moved to another user; the grade stays with the learner who launched it.
      LOG.warn(
          "Lab run {} instance {}: Skillable reports another user", known.id(), report.instance());
    }
    return record
        .change(known.id(), run -> true, journal -> apply(journal, report, detectedBy), run -> {})
        .orElse(known);
  }

  private static void apply(
      RunJournal journal, InstanceReport report, LabEvent.DetectedBy detectedBy) {
    LabRun before = journal.run();
    Optional<LabResult> old = before.result();
    LabResult result = result(old, report);
    RunState state = RunStates.of(report, before.state());
    if (old.isEmpty() || !old.get().equals(result)) {
      journal.become(before.withResult(result));
    }
    journal.state(state, detectedBy);
    boolean endedBefore = old.isPresent() && old.get().endedAt().isPresent();
    if (result.endedAt().isPresent() && !endedBefore) {
      ended(journal, state, result, result.endedAt().get());
    }
    Optional<Score> oldScore = old.flatMap(LabResult::score);
    if (result.score().isPresent() && !result.score().equals(oldScore)) {
      journal.graded(result.revision());
    }
  }

  private static void ended(RunJournal journal, RunState state, LabResult result, Instant at) {
    if (state == RunState.CANCELLED) {
      journal.cancelled(at);
    } else if (result.completion().code() == 10 || result.completion().code() == 20) {
      journal.launchFailed(RefusalReason.PROVISIONING_FAILED, OptionalInt.empty());
    } else if (result.completion().code() == 30) {
      journal.launchFailed(RefusalReason.RESUME_FAILED, OptionalInt.empty());
    } else {
      journal.completed(result.completion(), at);
    }
  }

  private static LabResult result(Optional<LabResult> old, InstanceReport report) {
    Optional<Score> score =
        report
            .examScore()
            .map(
                raw ->
                    new Score(
                        raw,
                        report.examMaxPossibleScore(),
                        report.examPassingScore(),
                        report.examPassed()));
    boolean revised =
        old.isEmpty()
            || !old.get().completion().equals(report.completion())
            || !old.get().endedAt().equals(report.end())
            || !old.get().score().equals(score);
    int revision = old.map(LabResult::revision).orElse(0) + (revised ? 1 : 0);
    return new LabResult(
        revision,
        report.completion(),
        report.start(),
        report.end(),
        report.lastActivity(),
        report.totalRunTime(),
        report.taskCompletePercent(),
        score);
  }
}
