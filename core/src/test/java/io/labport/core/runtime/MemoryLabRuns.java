package io.labport.core.runtime;

import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LaunchOrigin;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.LabEvents;
import io.labport.core.port.outbound.LabRuns;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An embedder's own record of lab runs: in memory, with its events in Labport's database. */
final class MemoryLabRuns implements LabRuns {
  private final LabEvents events;
  private final Map<LabRunId, LabRun> runs = new LinkedHashMap<>();
  private final Map<LabRunId, Set<LaunchOrigin>> origins = new LinkedHashMap<>();

  MemoryLabRuns(LabEvents events) {
    this.events = events;
  }

  @Override
  public synchronized LabRun open(LabRun candidate) {
    Optional<LabRun> holder = holding(candidate.userId(), candidate.lab());
    if (holder.isPresent()) {
      return holder.get();
    }
    LabRun opened = candidate.withVersion(1);
    runs.put(opened.id(), opened);
    return opened;
  }

  @Override
  public synchronized Optional<LabRun> find(LabRunId id) {
    return Optional.ofNullable(runs.get(id));
  }

  @Override
  public Optional<LabRun> findByInstance(LabInstanceId instance) {
    return all(run -> run.instance().equals(Optional.of(instance))).findFirst();
  }

  @Override
  public Map<LabInstanceId, LabRun> findByInstances(Collection<LabInstanceId> instances) {
    return all(run -> run.instance().filter(instances::contains).isPresent())
        .collect(Collectors.toMap(run -> run.instance().orElseThrow(), run -> run));
  }

  @Override
  public Optional<LabRun> holding(SkillableUserId user, LabProfileId lab) {
    return all(run -> run.userId().equals(user) && run.lab().equals(lab))
        .filter(run -> run.state().holdsPlace())
        .findFirst();
  }

  @Override
  public List<LabRun> ofLearner(LearnerId learner, int limit) {
    return all(run -> run.learner().equals(learner))
        .sorted(Comparator.comparing(LabRun::createdAt).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void addOrigin(LabRunId run, LaunchOrigin origin) {
    origins.computeIfAbsent(run, id -> new LinkedHashSet<>()).add(origin);
  }

  @Override
  public synchronized List<LaunchOrigin> allOrigins(LabRunId run) {
    return List.copyOf(origins.getOrDefault(run, Set.of()));
  }

  @Override
  public boolean anyOpen() {
    return all(run -> run.state().holdsPlace()).findAny().isPresent();
  }

  @Override
  public List<String> origins(LabRunId run, String adapter) {
    return allOrigins(run).stream()
        .filter(origin -> origin.adapter().equals(adapter))
        .map(LaunchOrigin::value)
        .toList();
  }

  @Override
  public synchronized boolean replace(LabRun changed, List<LabEvent> caused) {
    LabRun stored = runs.get(changed.id());
    if (stored == null || stored.version() != changed.version()) {
      return false;
    }
    events.record(caused);
    runs.put(changed.id(), changed.withVersion(changed.version() + 1));
    return true;
  }

  private synchronized Stream<LabRun> all(Predicate<LabRun> wanted) {
    return new ArrayList<>(runs.values()).stream().filter(wanted);
  }
}
