package io.labport.core.outbound.skillable;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.core5.concurrent.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer: whether it was handed to the network, and the moment at which it is
 * cut off. Read time-outs do not suffice for that, since each dripping byte starts them anew.
 */
final class Exchange {
  private final ExecRuntime connection;
  private volatile boolean handedOver;
  private volatile boolean expired;
  private volatile @Nullable ScheduledFuture<?> timer;

  Exchange(ExecRuntime connection) {
    this.connection = connection;
  }

  void cutOffAfter(Duration deadline, ScheduledExecutorService timers) {
    timer = timers.schedule(this::expire, deadline.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void expire() {
    expired = true;
    abort();
  }

  /** From here on the request may have arrived. */
  void handOver() throws Fault {
    if (expired) {
      throw Fault.beforeSending(new java.net.SocketTimeoutException());
    }
    handedOver = true;
  }

  boolean expired() {
    return expired;
  }

  Fault failedBy(Exception failure) {
    if (failure instanceof Fault fault) {
      return fault;
    }
    if (!handedOver) {
      return Fault.beforeSending(failure);
    }
    return expired ? Fault.timeout() : Fault.afterSending(failure);
  }

  /** Nothing more is expected from this exchange. */
  void finish() {
    ScheduledFuture<?> running = timer;
    if (running != null) {
      running.cancel(false);
    }
  }

  /** Closes the connection under whoever is reading from it, instead of draining it. */
  void abort() {
    if (connection instanceof Cancellable cancellable) {
      cancellable.cancel();
    } else {
      connection.discardEndpoint();
    }
  }
}
