package io.labport.core.application;

import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.Managed;
import io.labport.core.spi.work.BackgroundWork;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Answers from our records, turns hints into follow-ups, and makes sure that the poll is scheduled.
 */
final class TrackResults implements ResultTracker, Managed {
  private static final int MOST_RUNS = 200;

  private final LabRuns runs;
  private final SkillableLabs skillable;
  private final BackgroundWork work;
  private final Clock clock;

  @Inject
  TrackResults(LabRuns runs, SkillableLabs skillable, BackgroundWork work, Clock clock) {
    this.runs = runs;
    this.skillable = skillable;
    this.work = work;
    this.clock = clock;
  }

  @Override
  public void start() {
    work.hasten(WorkQueues.poll(clock.instant()));
  }

  @Override
  public Optional<LabRun> run(LabRunId id) {
    return runs.find(id);
  }

  @Override
  public Optional<LabRun> runOf(LabInstanceId instance) {
    return runs.findByInstance(instance);
  }

  @Override
  public Optional<LabResult> latest(LabRunId id) {
    return runs.find(id).flatMap(LabRun::result);
  }

  @Override
  public List<LabRun> runsOf(LearnerId learner) {
    return runs.ofLearner(learner, MOST_RUNS);
  }

  @Override
  public List<String> origins(LabRunId id, String adapter) {
    return runs.origins(id, adapter);
  }

  @Override
  public List<ActivityResult> activities(LabRunId id) {
    return runs.find(id).flatMap(LabRun::instance).map(skillable::activities).orElse(List.of());
  }

  @Override
  public void hint(LabInstanceId instance) {
    runs.findByInstance(instance)
        .ifPresent(run -> work.hasten(WorkQueues.follow(run, clock.instant())));
  }
}
