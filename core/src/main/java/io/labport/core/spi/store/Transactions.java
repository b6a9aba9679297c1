package io.labport.core.spi.store;

import java.util.function.Supplier;

/**
 * Makes several operations of our stores and of {@code BackgroundWork} one: all happen or none.
 * Bound to the calling thread.
 *
 * <p>Transactions do not nest: beginning one inside another is an {@link IllegalStateException}.
 * Never call the network inside.
 */
public interface Transactions {

  /** Runs the work in a transaction; whatever it throws rolls everything back and is thrown on. */
  <T> T call(Supplier<T> work);

  /** As {@link #call}, without a result. */
  default void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }
}
