package io.labport.core.spi.work;

import java.time.Instant;

/** What a worker says of an item. */
public sealed interface WorkOutcome {
  /** Done: the item is gone. */
  record Done() implements WorkOutcome {}

  /** Failed for now: the attempt counts, the next one comes at the moment given. */
  record RetryAt(Instant due, String reason) implements WorkOutcome {}

  /** Went well and must happen again: attempts start anew. For recurring work. */
  record AgainAt(Instant due) implements WorkOutcome {}

  /** Cannot succeed: kept aside, counted by the health check, and can be revived by an operator. */
  record Bury(String reason) implements WorkOutcome {}

  static WorkOutcome done() {
    return new Done();
  }

  static WorkOutcome retryAt(Instant due, String reason) {
    return new RetryAt(due, reason);
  }

  static WorkOutcome againAt(Instant due) {
    return new AgainAt(due);
  }

  static WorkOutcome bury(String reason) {
    return new Bury(reason);
  }
}
