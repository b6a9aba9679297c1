package io.labport.core.application;

import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabRun;
import io.labport.core.port.outbound.InstanceReport;
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
   * The run as it stands afterwards; unchanged when it has no instance or Skillable does not know
   * it.
   *
   * @throws io.labport.core.domain.SkillableUnavailableException when Skillable could not be asked
   */
  LabRun read(LabRun run) {
    Optional<InstanceReport> report = run.instance().flatMap(skillable::result);
    return report.map(found -> record.apply(run, found, LabEvent.DetectedBy.COMMAND)).orElse(run);
  }
}
