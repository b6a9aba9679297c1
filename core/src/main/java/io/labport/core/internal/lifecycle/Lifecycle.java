package io.labport.core.internal.lifecycle;

import io.labport.core.spi.Managed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Components in the order of their start. Stops them in reverse, each once, and does not let the
 * failure of one keep the others from stopping.
 */
public final class Lifecycle {
  private final Deque<Managed> started = new ArrayDeque<>();

  /** Starts the component; it will be stopped even if its start failed half way. */
  public void start(Managed component) throws Exception {
    started.push(component);
    component.start();
  }

  /** Remembers something that needs no start but an end. */
  public void onStop(AutoCloseable end) {
    started.push(
        new Managed() {
          @Override
          public void stop() throws Exception {
            end.close();
          }
        });
  }

  /** Returns what went wrong, in the order it did; afterwards there is nothing left to stop. */
  public List<Throwable> stop() {
    List<Throwable> failures = new ArrayList<>();
    while (!started.isEmpty()) {
      try {
        started.pop().stop();
      } catch (Exception | LinkageError e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        failures.add(e);
      }
    }
    return failures;
  }
}
