package io.labport.core.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that happened to a lab run. Events say that something changed; the current state is
 * read through {@code ResultTracker}, because a later change may already have been recorded when an
 * event is delivered.
 */
public sealed interface LabEvent {
  EventHead head();

  /** The type's name as it goes out, for example {@code lab.completed}. */
  String type();

  /** Skillable accepted the launch and the instance is known. */
  record Launched(EventHead head, LabInstanceId instance, Optional<Instant> expiresAt)
      implements LabEvent {
    @Override
    public String type() {
      return "lab.launched";
    }
  }

  /** The observed state differs from the last one. */
  record StateChanged(EventHead head, RunState previous, RunState state, DetectedBy detectedBy)
      implements LabEvent {
    @Override
    public String type() {
      return "lab.state_changed";
    }
  }

  /** The instance ended and was not cancelled; once per run. */
  record Completed(EventHead head, CompletionStatus completion) implements LabEvent {
    @Override
    public String type() {
      return "lab.completed";
    }
  }

  /** A score is known for the first time, or has changed. */
  record Graded(EventHead head, int revision) implements LabEvent {
    @Override
    public String type() {
      return "lab.graded";
    }
  }

  /** The instance ended by cancellation: the work is discarded. */
  record Cancelled(EventHead head) implements LabEvent {
    @Override
    public String type() {
      return "lab.cancelled";
    }
  }

  /** A launch ended for good without a lab. */
  record LaunchFailed(EventHead head, RefusalReason reason, OptionalInt skillableCode)
      implements LabEvent {
    @Override
    public String type() {
      return "lab.launch_failed";
    }
  }

  /** What made us notice. */
  enum DetectedBy {
    POLL,
    PROVIDER_WEBHOOK,
    COMMAND
  }
}
