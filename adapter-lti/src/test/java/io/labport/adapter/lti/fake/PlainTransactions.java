package io.labport.adapter.lti.fake;

import io.labport.core.spi.store.Transactions;
import java.util.function.Supplier;

/** Runs the work; the fakes cannot be rolled back. */
public final class PlainTransactions implements Transactions {
  @Override
  public <T> T call(Supplier<T> work) {
    return work.get();
  }
}
