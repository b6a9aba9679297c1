package io.labport.core.domain;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What became of a learner's wish to open a lab. Every case is ordinary and needs its own page. */
public sealed interface LaunchOutcome {

  /**
   * The lab is there: send the browser to the address at once.
   *
   * @param run the run it belongs to
   * @param instance the instance it opens
   * @param oneTimeUrl dies at its first view or after 60 seconds: never store, log, shorten or
   *     probe it
   * @param how how it was reached
   */
  record Opened(LabRunId run, LabInstanceId instance, URI oneTimeUrl, How how)
      implements LaunchOutcome {
    @Override
    public String toString() {
      return "Opened[" + run + " instance " + instance + " " + how + "]";
    }
  }

  /** How an opened lab was reached. */
  enum How {
    LAUNCHED,
    RETURNED,
    RESUMED
  }

  /**
   * Another click of the same learner is just starting this lab: ask again with the same request.
   */
  record Starting(LabRunId run, Duration askAgainIn) implements LaunchOutcome {}

  /**
   * The request was sent and its answer lost. We are looking for the lab: ask again, nothing is
   * launched twice.
   */
  record OutcomeUnknown(LabRunId run, Duration askAgainIn) implements LaunchOutcome {}

  /**
   * Skillable wants the learner to choose or enter something at the address; it is a one-time
   * address too.
   */
  record LearnerActionRequired(LabRunId run, URI oneTimeUrl) implements LaunchOutcome {
    @Override
    public String toString() {
      return "LearnerActionRequired[" + run + "]";
    }
  }

  /** Too many labs are open: let the learner return to, save or end one. */
  record TooManyOpen(List<OpenLab> labs) implements LaunchOutcome {
    public TooManyOpen {
      labs = List.copyOf(labs);
    }
  }

  /**
   * A lab that the learner ended or saved a moment ago is still being closed: ask again with the
   * same request.
   */
  record StillClosing(Duration askAgainIn) implements LaunchOutcome {}

  /**
   * The learner's work on this lab has been handed in and is being graded: there is nothing to
   * open.
   */
  record BeingGraded(LabInstanceId instance) implements LaunchOutcome {}

  /**
   * No lab came to be.
   *
   * @param reason why, with its retry rule
   * @param skillableCode the code as received; absent when no code was received
   * @param retryAfter how long Skillable asked to be left alone; asking again earlier is in vain
   * @param reference what an operator finds in the log
   */
  record Refused(
      RefusalReason reason,
      OptionalInt skillableCode,
      Optional<Duration> retryAfter,
      String reference)
      implements LaunchOutcome {

    /** A refusal without a word about when to come back. */
    public Refused(RefusalReason reason, OptionalInt skillableCode, String reference) {
      this(reason, skillableCode, Optional.empty(), reference);
    }
  }
}
