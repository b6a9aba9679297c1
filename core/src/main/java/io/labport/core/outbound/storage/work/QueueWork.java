package io.labport.core.outbound.storage.work;

import io.labport.core.spi.work.WorkSettings;
import io.labport.core.spi.work.Worker;
import java.time.Duration;

record QueueWork(Worker worker, WorkSettings settings) {
  QueueWork {
    if (settings.inFlightPerGroup() < 1 || settings.inFlightPerGroup() > 256) {
      throw new IllegalArgumentException("inFlightPerGroup is 1 to 256");
    }
    if (settings.attempts() < 1) {
      throw new IllegalArgumentException("attempts is at least 1");
    }
    if (settings.lease().toMillis() < 1 || settings.firstDelay().isNegative()) {
      throw new IllegalArgumentException("lease and delays are positive");
    }
  }

  /** How long a claimed item may wait in memory for its turn. */
  Duration patience() {
    return settings.lease().dividedBy(4);
  }

  /** What the database is told: after the wait an attempt still has the whole lease. */
  Duration storedLease() {
    return settings.lease().plus(patience());
  }
}
