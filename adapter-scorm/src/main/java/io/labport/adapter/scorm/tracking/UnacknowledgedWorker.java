package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.ScormConfig;
import io.labport.adapter.scorm.dispatch.OperatorEvents;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Looks at attempts when time has changed something: a score that is awaited no more, or a final
 * result that no LMS has confirmed, of which the operator is told once.
 */
public final class UnacknowledgedWorker implements Worker {
  private final LedgerListener listener;
  private final Registrations registrations;
  private final OperatorEvents events;
  private final ScormConfig config;
  private final Clock clock;

  @Inject
  UnacknowledgedWorker(
      LedgerListener listener,
      Registrations registrations,
      OperatorEvents events,
      ScormConfig config,
      Clock clock) {
    this.listener = listener;
    this.registrations = registrations;
    this.events = events;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    listener
        .look(item.payload())
        .filter(instance -> overdue(instance.ledger()))
        .ifPresent(instance -> tell(item, instance));
    return CompletableFuture.completedFuture(WorkOutcome.done());
  }

  private boolean overdue(Ledger ledger) {
    Instant due =
        ledger
            .finalSince()
            .map(since -> since.plus(config.unacknowledgedAfter()))
            .orElse(Instant.MAX);
    return ledger.isFinal()
        && ledger.outstanding()
        && !ledger.told()
        && !due.isAfter(clock.instant());
  }

  private void tell(WorkItem item, Instance instance) {
    String registration = Ledgers.Origin.of(item.payload()).registration();
    events.raise(
        new ScormEvent(
            ScormEvent.Kind.RESULT_UNACKNOWLEDGED,
            item.group(),
            Optional.of(registration),
            "A final result has not been confirmed by the LMS: the learner has to open the activity"
                + " once more"));
    registrations.amend(registration, instance.number(), each -> each.with(each.ledger().asTold()));
  }
}
