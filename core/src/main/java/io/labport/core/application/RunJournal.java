package io.labport.core.application;

import io.labport.core.domain.CompletionStatus;
import io.labport.core.domain.EventHead;
import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RefusalReason;
import io.labport.core.domain.RunState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Collects the events of one change of a run, with sequences that follow on the stored ones. For
 * one change and one thread.
 */
final class RunJournal {
  private final Ids ids;
  private final Instant now;
  private LabRun run;
  private final List<LabEvent> events = new ArrayList<>();

  RunJournal(LabRun stored, Ids ids, Instant now) {
    this.run = stored;
    this.ids = ids;
    this.now = now;
  }

  /** The run after all changes so far, its last event included. */
  LabRun run() {
    return run;
  }

  List<LabEvent> events() {
    return List.copyOf(events);
  }

  RunJournal become(LabRun changed) {
    run = changed;
    return this;
  }

  RunJournal state(RunState state, LabEvent.DetectedBy detectedBy) {
    RunState previous = run.state();
    if (previous != state) {
      run = run.withState(state);
      events.add(new LabEvent.StateChanged(head(now), previous, state, detectedBy));
    }
    return this;
  }

  /**
   * Changes the state without telling anybody: for steps inside a launch that no subscriber can
   * use.
   */
  RunJournal quietly(RunState state) {
    run = run.withState(state);
    return this;
  }

  RunJournal launched(LabInstanceId instance, Optional<Instant> expires) {
    run = run.withInstance(instance, expires);
    events.add(new LabEvent.Launched(head(now), instance, expires));
    return this;
  }

  RunJournal completed(CompletionStatus completion, Instant at) {
    events.add(new LabEvent.Completed(head(at), completion));
    return this;
  }

  RunJournal graded(int revision) {
    events.add(new LabEvent.Graded(head(now), revision));
    return this;
  }

  RunJournal cancelled(Instant at) {
    events.add(new LabEvent.Cancelled(head(at)));
    return this;
  }

  RunJournal launchFailed(RefusalReason reason, OptionalInt code) {
    events.add(new LabEvent.LaunchFailed(head(now), reason, code));
    return this;
  }

  private EventHead head(Instant at) {
    run = run.withLastEvent(run.lastEvent() + 1);
    return new EventHead(ids.event(), run.id(), run.lastEvent(), at);
  }
}
