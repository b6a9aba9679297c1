package io.labport.core.outbound.storage.work;

import java.time.Instant;

/** How holding an item ends. */
sealed interface Ending {
  record Done() implements Ending {}

  /** The attempt counts. */
  record Retry(Instant due) implements Ending {}

  /** Attempts start anew. */
  record Again(Instant due) implements Ending {}

  /**
   * @param evenIfHastened whether it stays buried though somebody hastened it meanwhile
   */
  record Buried(String reason, boolean evenIfHastened) implements Ending {}

  /** Given back unworked: the attempt does not count. */
  record Released() implements Ending {}
}
