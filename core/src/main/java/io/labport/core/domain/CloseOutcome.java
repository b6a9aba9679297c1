package io.labport.core.domain;

/** What became of a learner's wish to save or end an open lab. */
public enum CloseOutcome {
  /** Under way; Skillable needs a while, during which the lab still counts as active. */
  ACCEPTED,
  /** The learner has no such open lab. */
  NOT_FOUND,
  /** The lab cannot do that now, for example save while it is being saved. */
  WRONG_STATE,
  /** Skillable refused. */
  REFUSED,
  /** The request was sent and its answer lost: look at the list again. */
  OUTCOME_UNKNOWN,
  /** Nothing was done; try again shortly. */
  TEMPORARILY_UNAVAILABLE
}
