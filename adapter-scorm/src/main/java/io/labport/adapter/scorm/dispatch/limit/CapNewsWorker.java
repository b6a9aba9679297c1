package io.labport.adapter.scorm.dispatch.limit;

import io.labport.adapter.scorm.dispatch.OperatorEvents;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import io.labport.core.spi.work.Worker;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Raises the event of a cap. */
public final class CapNewsWorker implements Worker {
  private final OperatorEvents events;

  @Inject
  public CapNewsWorker(OperatorEvents events) {
    this.events = events;
  }

  @Override
  public CompletionStage<WorkOutcome> work(WorkItem item, int attempt) {
    events.raise(CapNews.event(item));
    return CompletableFuture.completedFuture(WorkOutcome.done());
  }
}
