package io.labport.core.application;

import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabRun;
import io.labport.core.port.outbound.SkillableLabs;
import jakarta.inject.Inject;
import java.util.Optional;

/** Reads a run's result from Skillable at once and records it. */
final class ReadResult {
  private final SkillableLabs skillable;
  private final RecordReport record;

  @Inject
  ReadResult(SkillableLabs skillable, RecordReport record) {
    this.skillable = skillable;
    this.record = record;
  }

  /**
   * The run as it stands afterwards; empty when Skillable does not know its instance.
   *
   * @throws io.labport.core.domain.SkillableUnavailableException when Skillable could not be asked
   */
  Optional<LabRun> read(LabRun run) {
    return run.instance()
        .flatMap(skillable::result)
        .map(report -> record.apply(run, report, LabEvent.DetectedBy.COMMAND));
  }
}
