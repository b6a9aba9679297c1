package io.labport.adapter.scorm.completion;

import io.labport.adapter.scorm.cmi.CmiMapping;
import io.labport.adapter.scorm.cmi.Dialect;
import io.labport.adapter.scorm.cmi.LabStanding;
import io.labport.adapter.scorm.cmi.LmsStanding;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.port.inbound.ResultTracker;
import jakarta.inject.Inject;
import java.util.Optional;

/** Answers from what the tracker knows. */
public final class TrackedCompletion implements ScormCompletion {
  private final ResultTracker results;
  private final LabStandings standings;

  @Inject
  public TrackedCompletion(ResultTracker results, LabStandings standings) {
    this.results = results;
    this.standings = standings;
  }

  @Override
  public Optional<ScormReport> of(
      LabRunId run, Dialect dialect, MappingPolicy policy, LmsStanding lms) {
    return results.run(run).map(known -> report(known, dialect, policy, lms));
  }

  private ScormReport report(LabRun run, Dialect dialect, MappingPolicy policy, LmsStanding lms) {
    LabStanding lab = standings.of(run, policy);
    return new ScormReport(
        run.id(), dialect, lab.revision(), CmiMapping.map(lab, policy, dialect, lms));
  }
}
