package io.labport.adapter.lti.ags;

import io.labport.core.spi.Managed;
import io.labport.core.spi.work.BackgroundWork;
import jakarta.inject.Inject;
import java.time.Clock;

/** Sees to it that the recurring item is there; of several nodes the first one adds it. */
public final class ReconciliationStart implements Managed {
  private final BackgroundWork work;
  private final Clock clock;

  @Inject
  public ReconciliationStart(BackgroundWork work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  @Override
  public void start() {
    if (!work.add(GradeReconciliation.item(clock.instant()))) {
      work.revive(
          GradeReconciliation.QUEUE,
          GradeReconciliation.item(clock.instant()).id(),
          clock.instant());
    }
  }
}
