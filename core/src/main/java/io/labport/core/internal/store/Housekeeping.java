package io.labport.core.internal.store;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Removes rows that nobody needs any more; the engine calls it now and then. */
@FunctionalInterface
public interface Housekeeping {

  /**
   * Removes a bounded number of rows.
   *
   * @return whether there may be more
   */
  boolean tidy(Handle handle, Instant now);
}
