package io.labport.core.port.inbound;

import io.labport.core.domain.CloseOutcome;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LaunchOutcome;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LearnerId;

/**
 * Opens labs. Thread-safe; several nodes on one database act as one.
 *
 * <p>None of the methods throws for anything a learner, an LMS or Skillable can cause; a {@code
 * StorageException} means that our own database failed, in which case nothing was sent.
 */
public interface LabLauncher {

  /**
   * Opens the lab for the learner: launches it, or returns to the one running, or resumes the saved
   * one. At most one Launch call per learner and lab is on its way at any time, and none is ever
   * repeated after its answer was lost; so calling this again with the same request is always safe
   * and is how a waiting page asks again.
   */
  LaunchOutcome launch(LaunchRequest request);

  /**
   * Discards the learner's running or saved instance of this lab and, once it is closed, launches
   * anew. Answers {@code StillClosing} first; go on with {@link #launch}.
   */
  LaunchOutcome startOver(LaunchRequest request);

  /**
   * Opens one of the learner's labs from the list of {@code TooManyOpen}; a saved one is resumed.
   */
  LaunchOutcome returnTo(LaunchRequest request, LabInstanceId instance);

  /** Saves a running lab of the learner. */
  CloseOutcome save(LearnerId learner, LabInstanceId instance);

  /** Ends a running or saved lab of the learner; the work in it is discarded. */
  CloseOutcome end(LearnerId learner, LabInstanceId instance);
}
