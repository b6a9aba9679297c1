package io.labport.core.application;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.ClosingLabs;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.port.outbound.SkillableLabs;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks whether labs that the learner asked to end or save are closed, before the next one is
 * launched.
 */
final class AwaitClosing {
  private final SkillableLabs skillable;
  private final LabRuns runs;
  private final ClosingLabs closing;
  private final ClosingTimes closingTimes;
  private final ReadResult readResult;
  private final FindLostLab findLostLab;

  @Inject
  AwaitClosing(
      SkillableLabs skillable,
      LabRuns runs,
      ClosingLabs closing,
      ClosingTimes closingTimes,
      ReadResult readResult,
      FindLostLab findLostLab) {
    this.skillable = skillable;
    this.runs = runs;
    this.closing = closing;
    this.closingTimes = closingTimes;
    this.readResult = readResult;
    this.findLostLab = findLostLab;
  }

  /** A lab that the learner just ended or saved blocks a launch until it is closed. */
  Optional<LaunchOutcome> before(SkillableUserId user, LabProfileId lab) {
    Map<LabInstanceId, Instant> asked = stillClosing(user);
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    Optional<LabRun> holder =
        runs.holding(user, lab)
            .filter(run -> run.instance().filter(asked::containsKey).isPresent());
    if (holder.isPresent()) {
      LabRun seen = readResult.read(holder.get()).orElse(holder.get());
      if (seen.state() == RunState.RUNNING) {
        seen = findLostLab.look(seen);
      }
      return seen.state() == RunState.RUNNING ? waitFor(asked.values()) : Optional.empty();
    }
    return waitFor(
        skillable.openLabs(user).stream()
            .filter(open -> open.running() && asked.containsKey(open.instance()))
            .map(open -> asked.get(open.instance()))
            .toList());
  }

  private Map<LabInstanceId, Instant> stillClosing(SkillableUserId user) {
    Map<LabInstanceId, Instant> asked = new HashMap<>(closing.of(user));
    asked
        .entrySet()
        .removeIf(
            entry -> {
              boolean over = !closingTimes.recent(entry.getValue());
              if (over) {
                closing.remove(entry.getKey());
              }
              return over;
            });
    return asked;
  }

  private Optional<LaunchOutcome> waitFor(Collection<Instant> since) {
    return closingTimes.waiting(since).map(LaunchOutcome.StillClosing::new);
  }
}
