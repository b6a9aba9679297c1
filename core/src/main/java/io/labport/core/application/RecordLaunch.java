package io.labport.core.application;

import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.LabRunId;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.spi.store.Transactions;
import io.labport.core.spi.work.BackgroundWork;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what became of a Launch or Resume call. */
final class RecordLaunch {
  private static final Logger LOG = LoggerFactory.getLogger(RecordLaunch.class);

  /** Without an expiry in the answer we look after an hour. */
  private static final Duration UNTOLD_EXPIRY = Duration.ofHours(1);

  private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

  private final RecordRun record;
  private final LabRuns runs;
  private final Transactions transactions;
  private final BackgroundWork work;
  private final TrackingConfig tracking;
  private final Clock clock;

  @Inject
  RecordLaunch(
      RecordRun record,
      LabRuns runs,
      Transactions transactions,
      BackgroundWork work,
      TrackingConfig tracking,
      Clock clock) {
    this.record = record;
    this.runs = runs;
    this.transactions = transactions;
    this.work = work;
    this.tracking = tracking;
    this.clock = clock;
  }

  /**
   * A launch goes out now, though other calls have taken time since the run took its place.
   *
   * @return the run as stored; empty when it was given up meanwhile, so that nothing may be sent
   */
  Optional<LabRun> sending(LabRun run) {
    return record
        .change(
            run.id(),
            stored -> stored.state() == RunState.LAUNCHING,
            journal -> journal.become(journal.run().withLaunchSentAt(clock.instant())),
            stored -> {})
        .filter(stored -> stored.state() == RunState.LAUNCHING);
  }

  /** Skillable opened the instance for the run; returns the run that the instance belongs to. */
  LabRunId accepted(LabRun run, LabInstanceId instance, Optional<Instant> expires) {
    Optional<LabRun> owner = runs.findByInstance(instance).filter(o -> !o.id().equals(run.id()));
    if (owner.isPresent()) {
      return reopened(run, owner.get(), expires);
    }
    record.change(
        run.id(),
        stored -> true,
        journal -> {
          if (journal.run().instance().isEmpty()) {
            journal.launched(instance, expires);
          }
          journal.become(journal.run().withExpiry(expires));
          journal.state(RunState.RUNNING, LabEvent.DetectedBy.COMMAND);
        },
        stored -> {
          work.cancel(WorkQueues.RECONCILE, stored.id().value());
          work.hasten(WorkQueues.follow(stored, followUp(expires)));
          // While no lab was open, the next poll may have been minutes away.
          work.hasten(WorkQueues.poll(clock.instant().plus(tracking.pollInterval())));
        });
    LOG.info("Lab run {}: instance {} is open", run.id(), instance);
    return run.id();
  }

  /**
   * Launching a lab that still runs re-opens the same instance: the new click belongs to the run
   * that has it.
   */
  private LabRunId reopened(LabRun run, LabRun owner, Optional<Instant> expires) {
    discard(run);
    record.change(
        owner.id(),
        stored -> true,
        journal -> {
          journal.become(journal.run().withExpiry(expires));
          journal.state(RunState.RUNNING, LabEvent.DetectedBy.COMMAND);
        },
        stored -> work.hasten(WorkQueues.follow(stored, followUp(expires))));
    transactions.run(
        () -> runs.allOrigins(run.id()).forEach(origin -> runs.addOrigin(owner.id(), origin)));
    return owner.id();
  }

  void deferred(LabRun run) {
    record.change(
        run.id(),
        stored -> true,
        journal -> journal.state(RunState.DEFERRED, LabEvent.DetectedBy.COMMAND),
        stored -> work.hasten(WorkQueues.reconcile(stored, clock.instant().plusSeconds(60))));
  }

  /** The answer was lost: from now on we look. */
  void unknown(LabRun run, String cause) {
    LOG.warn("Lab run {}: the answer was lost ({}); looking for the lab", run.id(), cause);
    record.change(
        run.id(),
        stored -> stored.state() == RunState.LAUNCHING,
        // Looking begins now: after a long time-out the lab has had no chance to be found yet.
        journal ->
            journal
                .quietly(RunState.OUTCOME_UNKNOWN)
                .become(journal.run().withLaunchSentAt(clock.instant())),
        stored -> work.hasten(WorkQueues.reconcile(stored, clock.instant().plus(FIRST_LOOK))));
  }

  /** No lab came to be, for good: the learner's place is free again. */
  void failed(LabRun run, RefusalReason reason, OptionalInt code) {
    LOG.info(
        "Lab run {}: no lab ({}{})",
        run.id(),
        reason,
        code.isPresent() ? ", code " + code.getAsInt() : "");
    close(run, journal -> journal.launchFailed(reason, code));
  }

  /**
   * The run came to nothing that anybody should hear of, for example because the learner must
   * choose first.
   */
  void discard(LabRun run) {
    close(run, journal -> {});
  }

  /**
   * Skillable neither lists the instance nor knows its result any more: there is nothing to return
   * to.
   */
  void vanished(LabRun run) {
    LOG.warn("Lab run {}: Skillable no longer knows its instance", run.id());
    record.change(
        run.id(),
        stored -> stored.state().holdsPlace(),
        journal -> journal.state(RunState.ENDED_UNKNOWN, LabEvent.DetectedBy.COMMAND),
        stored -> work.cancel(WorkQueues.FOLLOW, stored.id().value()));
  }

  /** A resume that was refused leaves the lab saved. */
  void stillSaved(LabRun run) {
    record.change(
        run.id(),
        stored -> stored.state().holdsPlace(),
        journal -> journal.quietly(RunState.SAVED),
        stored -> work.cancel(WorkQueues.RECONCILE, stored.id().value()));
  }

  private void close(LabRun run, java.util.function.Consumer<RunJournal> more) {
    record.change(
        run.id(),
        stored -> stored.state().holdsPlace(),
        journal -> {
          journal.quietly(RunState.LAUNCH_FAILED);
          more.accept(journal);
        },
        stored -> work.cancel(WorkQueues.RECONCILE, stored.id().value()));
  }

  private Instant followUp(Optional<Instant> expires) {
    return expires
        .map(at -> at.plus(FindLostLab.AFTER_EXPIRY))
        .orElse(clock.instant().plus(UNTOLD_EXPIRY));
  }
}
