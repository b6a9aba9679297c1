package io.labport.adapter.scorm.completion;

import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.inbound.ResultTracker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Knows the runs it was given, and counts how often activities are asked for. */
final class FakeResults implements ResultTracker {
  final Map<LabRunId, LabRun> runs = new HashMap<>();
  final List<ActivityResult> activities = new ArrayList<>();
  Optional<SkillableUnavailableException> failure = Optional.empty();
  int asked;

  void put(LabRun run) {
    runs.put(run.id(), run);
  }

  @Override
  public Optional<LabRun> run(LabRunId id) {
    return Optional.ofNullable(runs.get(id));
  }

  @Override
  public Optional<LabRun> runOf(LabInstanceId instance) {
    return runs.values().stream()
        .filter(run -> run.instance().equals(Optional.of(instance)))
        .findFirst();
  }

  @Override
  public Optional<LabResult> latest(LabRunId id) {
    return run(id).flatMap(LabRun::result);
  }

  @Override
  public List<LabRun> runsOf(LearnerId learner) {
    return runs.values().stream().filter(run -> run.learner().equals(learner)).toList();
  }

  @Override
  public List<String> origins(LabRunId id, String adapter) {
    return List.of();
  }

  @Override
  public List<ActivityResult> activities(LabRunId id) {
    asked++;
    if (failure.isPresent()) {
      throw failure.get();
    }
    return activities;
  }

  @Override
  public void hint(LabInstanceId instance) {}
}
