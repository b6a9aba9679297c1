package io.labport.core.port.outbound;

import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.LaunchOrigin;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.SkillableUserId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The durable record of lab runs and their events. Thread-safe across nodes; methods join the
 * caller's transaction, if there is one.
 */
public interface LabRuns {

  /**
   * Stores the run unless another run of the same user and lab holds the place ({@code
   * RunState.holdsPlace}).
   *
   * @param candidate its {@code attempt} is replaced by the number that is due
   * @return the run that holds the place now; it has the candidate's id exactly if the candidate
   *     won
   */
  LabRun open(LabRun candidate);

  Optional<LabRun> find(LabRunId id);

  Optional<LabRun> findByInstance(LabInstanceId instance);

  Map<LabInstanceId, LabRun> findByInstances(Collection<LabInstanceId> instances);

  /** The run that holds the place of this user and lab. */
  Optional<LabRun> holding(SkillableUserId user, LabProfileId lab);

  /** Newest first. */
  List<LabRun> ofLearner(LearnerId learner, int limit);

  /** Notes that a launch of this origin led to the run; idempotent. */
  void addOrigin(LabRunId run, LaunchOrigin origin);

  /** All origins of the run, in the order they were added. */
  List<LaunchOrigin> allOrigins(LabRunId run);

  /** Whether any run holds a place. */
  boolean anyOpen();

  /** The values of the adapter's origins, in the order they were added. */
  List<String> origins(LabRunId run, String adapter);

  /**
   * Replaces the run if it still has {@code changed.version()}, and records the events with it:
   * both or neither, and every subscription gets every event at least once, in the order of its
   * run.
   *
   * @param events their sequences follow {@code lastEvent} of the stored run; {@code
   *     changed.lastEvent()} is that of the last of them
   * @return whether it was replaced; false when somebody else was faster: read again and decide
   *     anew
   */
  boolean replace(LabRun changed, List<LabEvent> events);
}
