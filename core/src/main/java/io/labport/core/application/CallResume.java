package io.labport.core.application;

import io.labport.core.domain.LabRun;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.OpenLab;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.port.outbound.ClosingLabs;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.port.outbound.LaunchAnswer;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.work.BackgroundWork;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place from which Resume goes out. Like Launch it changes state, so a lost answer is
 * looked for and never repeated.
 */
final class CallResume {
  private static final Logger LOG = LoggerFactory.getLogger(CallResume.class);
  private static final Duration SOON = Duration.ofSeconds(3);

  private final SkillableLabs skillable;
  private final LabRuns runs;
  private final RecordLaunch record;
  private final ClosingLabs closing;
  private final BackgroundWork work;
  private final LaunchingConfig config;
  private final Clock clock;

  @Inject
  CallResume(
      SkillableLabs skillable,
      LabRuns runs,
      RecordLaunch record,
      ClosingLabs closing,
      BackgroundWork work,
      LaunchingConfig config,
      Clock clock) {
    this.skillable = skillable;
    this.runs = runs;
    this.record = record;
    this.closing = closing;
    this.work = work;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Resumes the saved lab for the run, which holds the learner's place; of several clicks at once
   * the one that notes it first sends.
   */
  LaunchOutcome send(LabRun run, OpenLab saved) {
    Optional<LabRun> owner =
        runs.findByInstance(saved.instance()).filter(o -> !o.id().equals(run.id()));
    if (owner.isPresent()) {
      record.discard(run);
      return runs.find(owner.get().id())
          .map(stored -> send(stored, saved))
          .orElseGet(() -> new LaunchOutcome.Starting(run.id(), SOON));
    }
    LabRun resuming =
        run.withState(RunState.LAUNCHING)
            .withInstance(saved.instance(), Optional.of(saved.expires()))
            .withLaunchSentAt(clock.instant());
    if (!runs.replace(resuming, java.util.List.of())) {
      return new LaunchOutcome.Starting(run.id(), SOON);
    }
    work.hasten(WorkQueues.reconcile(run, clock.instant().plus(config.answerLimit())));
    closing.remove(saved.instance());
    return outcome(resuming, saved, skillable.resume(saved.instance()));
  }

  private LaunchOutcome outcome(LabRun run, OpenLab saved, LaunchAnswer answer) {
    if (answer instanceof LaunchAnswer.Accepted accepted) {
      record.accepted(run, saved.instance(), accepted.expires());
      return new LaunchOutcome.Opened(
          run.id(), saved.instance(), accepted.oneTimeUrl(), LaunchOutcome.How.RESUMED);
    }
    if (answer instanceof LaunchAnswer.Unknown unknown) {
      record.unknown(run, unknown.cause());
      return new LaunchOutcome.OutcomeUnknown(run.id(), SOON);
    }
    record.stillSaved(run);
    if (answer instanceof LaunchAnswer.Deferred deferred) {
      return new LaunchOutcome.LearnerActionRequired(run.id(), deferred.oneTimeUrl());
    }
    if (answer instanceof LaunchAnswer.NotSent notSent) {
      LOG.warn("Lab run {}: resume not sent: {}", run.id(), notSent.cause());
      return turnedAway(run, notSent);
    }
    if (answer instanceof LaunchAnswer.NotAccepted notAccepted) {
      LOG.error("Lab run {}: Skillable does not accept us: {}", run.id(), notAccepted.cause());
      return refused(run, RefusalReason.NOT_AUTHORIZED, OptionalInt.empty());
    }
    LaunchAnswer.Rejected rejected = (LaunchAnswer.Rejected) answer;
    if (rejected.code() == 2) {
      return tooMany(run);
    }
    return refused(
        run, RefusalReason.ofLaunchCode(rejected.code()), OptionalInt.of(rejected.code()));
  }

  private LaunchOutcome tooMany(LabRun run) {
    try {
      return new LaunchOutcome.TooManyOpen(skillable.openLabs(run.userId()));
    } catch (SkillableUnavailableException e) {
      return refused(run, RefusalReason.USER_LIMIT_REACHED, OptionalInt.of(2));
    }
  }

  private static LaunchOutcome turnedAway(LabRun run, LaunchAnswer.NotSent notSent) {
    return new LaunchOutcome.Refused(
        RefusalReason.TEMPORARILY_UNAVAILABLE,
        OptionalInt.empty(),
        notSent.retryAfter(),
        run.id().value());
  }

  private static LaunchOutcome refused(LabRun run, RefusalReason reason, OptionalInt code) {
    return new LaunchOutcome.Refused(reason, code, run.id().value());
  }
}
