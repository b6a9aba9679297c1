package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.cmi.CmiMapping;
import io.labport.adapter.scorm.cmi.CmiReport;
import io.labport.adapter.scorm.cmi.CmiValue;
import io.labport.adapter.scorm.cmi.Dialect;
import io.labport.adapter.scorm.cmi.LabStanding;
import io.labport.adapter.scorm.cmi.LmsStanding;
import io.labport.adapter.scorm.cmi.MappingPolicy;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RunState;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** By the mapping of {@code cmi}. */
public final class CmiReports implements Reports {
  private final Activities activities;

  @Inject
  CmiReports(Activities activities) {
    this.activities = activities;
  }

  @Override
  public Mapped map(
      List<LabRun> runs,
      MappingPolicy policy,
      Dialect dialect,
      LmsRead lms,
      Duration acknowledged,
      Instant now) {
    Optional<LabRun> run = counting(runs);
    LabStanding standing =
        run.map(each -> standing(each, runs, policy, now)).orElse(LabStanding.NONE);
    CmiReport report = CmiMapping.map(standing, policy, dialect, standing(lms, acknowledged));
    return new Mapped(
        Phase.valueOf(report.phase().spelling()),
        report.isFinal(),
        values(report.set()),
        values(report.optional()),
        report.navigation(),
        report.result().map(each -> new Mapped.Result(each.percent(), each.passed())),
        standing.phase() == io.labport.adapter.scorm.cmi.Phase.AWAITING_SCORE
            ? run.flatMap(LabRun::result)
                .flatMap(LabResult::endedAt)
                .map(end -> end.plus(policy.waitForScore()))
            : Optional.empty());
  }

  /** The newest; a launch that came to nothing takes nothing away from the lab before it. */
  static Optional<LabRun> counting(List<LabRun> runs) {
    return runs.stream()
        .filter(run -> run.state() != RunState.LAUNCH_FAILED)
        .findFirst()
        .or(() -> runs.stream().findFirst());
  }

  private LabStanding standing(LabRun run, List<LabRun> runs, MappingPolicy policy, Instant now) {
    Duration total =
        runs.stream()
            .flatMap(each -> each.result().stream())
            .map(LabResult::totalRunTime)
            .reduce(Duration.ZERO, Duration::plus);
    LabStanding standing =
        LabStanding.of(run, policy.waitForScore(), Clock.fixed(now, ZoneOffset.UTC))
            .withRunTime(total);
    return CmiMapping.needsActivities(standing, policy)
        ? standing.withActivities(activities.of(run))
        : standing;
  }

  private static LmsStanding standing(LmsRead lms, Duration acknowledged) {
    return new LmsStanding(
        said(lms.status()),
        said(lms.completion()),
        said(lms.success()),
        said(lms.scoreRaw()),
        said(lms.scoreScaled()),
        said(lms.totalTime()),
        acknowledged);
  }

  private static Optional<String> said(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  private static List<Mapped.Value> values(List<CmiValue> values) {
    return values.stream().map(each -> new Mapped.Value(each.element(), each.value())).toList();
  }
}
