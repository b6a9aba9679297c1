package io.labport.core.internal.event;

import io.labport.core.domain.LabEvent;
import io.labport.core.spi.event.LabEventListener;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.Worker;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings events to one listener; what it throws is the engine's to retry. */
final class EventDelivery implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

  private final String subscription;
  private final LabEventListener listener;
  private final RecordedEvents events;

  EventDelivery(String subscription, LabEventListener listener, RecordedEvents events) {
    this.subscription = subscription;
    this.listener = listener;
    this.events = events;
  }

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    Optional<LabEvent> event = events.find(item.payload());
    if (event.isEmpty()) {
      return CompletableFuture.completedFuture(WorkOutcome.bury("the event is not there any more"));
    }
    try {
      listener.on(event.get());
      return CompletableFuture.completedFuture(WorkOutcome.done());
    } catch (Exception e) {
      LOG.debug(
          "subscription {} did not take event {} at attempt {}",
          subscription,
          item.payload(),
          attempt,
          e);
      return CompletableFuture.failedFuture(e);
    }
  }
}
