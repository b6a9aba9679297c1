package io.labport.core.domain;

/**
 * Where a lab run stands. A run <em>holds its place</em> while a second click of the same learner
 * on the same lab must lead to it instead of starting another lab.
 */
public enum RunState {
  /** Recorded, and the Launch call is on its way or was lost with the process that sent it. */
  LAUNCHING(true, false),
  /** The Launch call was sent and its answer lost; we look for the lab instead of asking again. */
  OUTCOME_UNKNOWN(true, false),
  /**
   * Skillable wants the learner to do something first (Launch code 160, or its deferred form of 2).
   */
  DEFERRED(true, false),
  RUNNING(true, false),
  SAVED(true, false),
  /** Handed in; a grader or a script is at work. */
  PENDING_GRADING(false, false),
  COMPLETED(false, true),
  ENDED_INCOMPLETE(false, true),
  CANCELLED(false, true),
  NO_SHOW(false, true),
  /** The lab, not the learner, failed. */
  LAB_FAILED(false, true),
  /** Ended with a code that is not documented. */
  ENDED_UNKNOWN(false, true),
  /** No lab came to be. */
  LAUNCH_FAILED(false, true);

  private final boolean holdsPlace;
  private final boolean ended;

  RunState(boolean holdsPlace, boolean ended) {
    this.holdsPlace = holdsPlace;
    this.ended = ended;
  }

  public boolean holdsPlace() {
    return holdsPlace;
  }

  /** Whether the run is over; its result may still be revised. */
  public boolean ended() {
    return ended;
  }
}
