package io.labport.core.port.inbound;

import io.labport.core.domain.LearnerId;

/** Forgets a learner. Thread-safe. */
public interface LearnerErasure {

  /**
   * Removes the learner from our records at once and, durably in the background, closes their
   * account at Skillable (CloseUserAccount), which cannot be undone. Idempotent.
   *
   * @return whether we knew the learner
   */
  boolean erase(LearnerId learner);
}
