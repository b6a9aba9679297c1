package io.labport.adapter.lti.fake;

import io.labport.core.domain.ActivityResult;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.inbound.ResultTracker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs as the test sets them. */
public final class FakeResults implements ResultTracker {
  public final Map<LabRunId, LabRun> runs = new ConcurrentHashMap<>();
  public final Map<LabRunId, List<String>> origins = new ConcurrentHashMap<>();

  public final Map<LabRunId, List<ActivityResult>> activities = new ConcurrentHashMap<>();
  public final AtomicInteger activityCalls = new AtomicInteger();
  public volatile boolean skillableDown;

  @Override
  public List<ActivityResult> activities(LabRunId id) {
    activityCalls.incrementAndGet();
    if (skillableDown) {
      throw new SkillableUnavailableException(
          "skillable.unreachable", "nobody there", true, Optional.empty());
    }
    return activities.getOrDefault(id, List.of());
  }

  @Override
  public Optional<LabRun> run(LabRunId id) {
    return Optional.ofNullable(runs.get(id));
  }

  @Override
  public Optional<LabRun> runOf(LabInstanceId instance) {
    return runs.values().stream()
        .filter(r -> r.instance().equals(Optional.of(instance)))
        .findFirst();
  }

  @Override
  public Optional<LabResult> latest(LabRunId id) {
    return run(id).flatMap(LabRun::result);
  }

  @Override
  public List<LabRun> runsOf(LearnerId learner) {
    return runs.values().stream().filter(r -> r.learner().equals(learner)).toList();
  }

  @Override
  public List<String> origins(LabRunId id, String adapter) {
    return adapter.equals("lti") ? origins.getOrDefault(id, List.of()) : List.of();
  }

  @Override
  public void hint(LabInstanceId instance) {
    throw new UnsupportedOperationException("nobody gives hints here");
  }
}
