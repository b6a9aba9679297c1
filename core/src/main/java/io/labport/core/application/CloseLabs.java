package io.labport.core.application;

import io.labport.core.domain.CloseOutcome;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.port.outbound.ClosingLabs;
import io.labport.core.port.outbound.CommandAnswer;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.work.BackgroundWork;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves and ends labs at the learner's wish, and remembers that they are closing. */
final class CloseLabs {
  private static final Logger LOG = LoggerFactory.getLogger(CloseLabs.class);
  private static final Duration LOOK_AFTER = Duration.ofSeconds(15);

  private final SkillableLabs skillable;
  private final LabRuns runs;
  private final ClosingLabs closing;
  private final SkillableUsers users;
  private final BackgroundWork work;
  private final Clock clock;

  @Inject
  CloseLabs(
      SkillableLabs skillable,
      LabRuns runs,
      ClosingLabs closing,
      SkillableUsers users,
      BackgroundWork work,
      Clock clock) {
    this.skillable = skillable;
    this.runs = runs;
    this.closing = closing;
    this.users = users;
    this.work = work;
    this.clock = clock;
  }

  CloseOutcome save(LearnerId learner, LabInstanceId instance) {
    return close(learner, instance, OpenLab::running, skillable::save);
  }

  CloseOutcome end(LearnerId learner, LabInstanceId instance, String note) {
    return close(learner, instance, lab -> true, id -> skillable.cancel(id, Optional.of(note)));
  }

  /** Ends what the learner has of this lab; the launch that follows waits until it is closed. */
  LaunchOutcome startOver(
      LaunchRequest request, SkillableUserId user, Function<LaunchRequest, LaunchOutcome> launch) {
    try {
      for (OpenLab lab : skillable.openLabs(user)) {
        if (lab.lab().equals(request.lab())) {
          CloseOutcome ended = end(request.learner().id(), lab.instance(), "Started over");
          if (ended != CloseOutcome.ACCEPTED && ended != CloseOutcome.OUTCOME_UNKNOWN) {
            return new LaunchOutcome.Refused(
                RefusalReason.WRONG_STATE, OptionalInt.empty(), lab.instance().toString());
          }
        }
      }
    } catch (SkillableUnavailableException e) {
      return new LaunchOutcome.Refused(
          RefusalReason.TEMPORARILY_UNAVAILABLE, OptionalInt.empty(), e.code());
    }
    return launch.apply(request);
  }

  private CloseOutcome close(
      LearnerId learner,
      LabInstanceId instance,
      java.util.function.Predicate<OpenLab> possible,
      Function<LabInstanceId, CommandAnswer> command) {
    Optional<SkillableUserId> user = users.known(learner);
    if (user.isEmpty()) {
      return CloseOutcome.NOT_FOUND;
    }
    Optional<OpenLab> open;
    try {
      // Whose lab it is, only Skillable's own list of this learner's labs says.
      open =
          skillable.openLabs(user.get()).stream()
              .filter(lab -> lab.instance().equals(instance))
              .findFirst();
    } catch (SkillableUnavailableException e) {
      return CloseOutcome.TEMPORARILY_UNAVAILABLE;
    }
    if (open.isEmpty()) {
      return CloseOutcome.NOT_FOUND;
    }
    if (!possible.test(open.get())) {
      return CloseOutcome.WRONG_STATE;
    }
    CloseOutcome outcome = outcome(instance, command.apply(instance));
    if (outcome == CloseOutcome.ACCEPTED || outcome == CloseOutcome.OUTCOME_UNKNOWN) {
      closing.add(user.get(), instance, clock.instant());
      runs.findByInstance(instance)
          .ifPresent(run -> work.hasten(WorkQueues.follow(run, clock.instant().plus(LOOK_AFTER))));
    }
    return outcome;
  }

  private static CloseOutcome outcome(LabInstanceId instance, CommandAnswer answer) {
    if (answer instanceof CommandAnswer.Done) {
      return CloseOutcome.ACCEPTED;
    }
    if (answer instanceof CommandAnswer.WrongState) {
      return CloseOutcome.WRONG_STATE;
    }
    if (answer instanceof CommandAnswer.NotSent) {
      return CloseOutcome.TEMPORARILY_UNAVAILABLE;
    }
    if (answer instanceof CommandAnswer.Unknown) {
      return CloseOutcome.OUTCOME_UNKNOWN;
    }
    LOG.warn("Instance {}: Skillable refused to close it", instance);
    return CloseOutcome.REFUSED;
  }
}
