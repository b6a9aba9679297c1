package io.labport.core.application;

import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.RunState;
import io.labport.core.port.outbound.InstanceIdentity;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.work.BackgroundWork;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the lab of a run whose launch, resume or deferred launch we have no answer for. Only
 * reads, so it can never start a second one.
 */
final class FindLostLab {
  /**
   * How long after an instance's expiry its result is read unasked: instances outlive it by
   * minutes.
   */
  static final Duration AFTER_EXPIRY = Duration.ofMinutes(10);

  /**
   * How far Skillable's clock may be behind ours when we ask whether a lab started after our call.
   */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final SkillableLabs skillable;
  private final RecordRun record;
  private final BackgroundWork work;
  private final Clock clock;

  @Inject
  FindLostLab(SkillableLabs skillable, RecordRun record, BackgroundWork work, Clock clock) {
    this.skillable = skillable;
    this.record = record;
    this.work = work;
    this.clock = clock;
  }

  /**
   * The run as it stands after looking: running or saved if its lab was found, unchanged if not.
   *
   * @throws io.labport.core.domain.SkillableUnavailableException when Skillable could not be asked
   */
  LabRun look(LabRun run) {
    List<OpenLab> open = skillable.openLabs(run.userId());
    Optional<OpenLab> found =
        run.instance().isPresent()
            ? open.stream().filter(lab -> lab.instance().equals(run.instance().get())).findFirst()
            : launchedBy(run, open);
    return found.map(lab -> adopt(run, lab)).orElse(run);
  }

  private Optional<OpenLab> launchedBy(LabRun run, List<OpenLab> open) {
    Optional<OpenLab> unclaimed = Optional.empty();
    for (OpenLab lab : open) {
      if (!lab.lab().equals(run.lab()) || !lab.running() || belongsToAnother(run, lab.instance())) {
        continue;
      }
      Optional<InstanceIdentity> identity = skillable.identity(lab.instance());
      Optional<String> tag = identity.flatMap(InstanceIdentity::tag);
      if (tag.isPresent() && tag.get().equals(run.id().value())) {
        return Optional.of(lab);
      }
      if (lab.since().isAfter(run.launchSentAt().minus(CLOCK_TOLERANCE))
          && tag.isEmpty()
          && unclaimed.isEmpty()) {
        unclaimed = Optional.of(lab);
      }
    }
    return unclaimed;
  }

  private boolean belongsToAnother(LabRun run, LabInstanceId instance) {
    return record
        .byInstance(instance)
        .filter(other -> !other.id().equals(run.id()) && !other.state().ended())
        .isPresent();
  }

  private LabRun adopt(LabRun run, OpenLab lab) {
    RunState state = lab.running() ? RunState.RUNNING : RunState.SAVED;
    return record
        .change(
            run.id(),
            stored -> stored.state().holdsPlace(),
            journal -> {
              if (journal.run().instance().isEmpty()) {
                journal.launched(lab.instance(), Optional.of(lab.expires()));
              }
              journal.become(journal.run().withExpiry(Optional.of(lab.expires())));
              journal.state(state, LabEvent.DetectedBy.POLL);
            },
            stored -> work.hasten(WorkQueues.follow(stored, firstFollowUp(lab.expires()))))
        .orElse(run);
  }

  private Instant firstFollowUp(Instant expires) {
    Instant now = clock.instant();
    Instant due = expires.plus(AFTER_EXPIRY);
    return due.isBefore(now) ? now : due;
  }
}
