package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Admission;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchBook;
import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RunState;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.event.LabEventListener;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Records what labs come to while no SCO is looking. */
public final class LedgerListener implements LabEventListener {
  private final ResultTracker results;
  private final Registrations registrations;
  private final DispatchBook dispatches;
  private final Ledgers ledgers;
  private final Activities activities;
  private final Admission admission;

  @Inject
  LedgerListener(
      ResultTracker results,
      Registrations registrations,
      DispatchBook dispatches,
      Ledgers ledgers,
      Activities activities,
      Admission admission) {
    this.results = results;
    this.registrations = registrations;
    this.dispatches = dispatches;
    this.ledgers = ledgers;
    this.activities = activities;
    this.admission = admission;
  }

  @Override
  public void on(LabEvent event) {
    for (String attempt : results.origins(event.head().run(), "scorm")) {
      if (event instanceof LabEvent.LaunchFailed failed) {
        refused(attempt, failed);
      }
      look(attempt);
    }
  }

  private void refused(String attempt, LabEvent.LaunchFailed failed) {
    Ledgers.Origin origin = Ledgers.Origin.of(attempt);
    if (registrations.instance(origin.registration(), origin.number()).isPresent()) {
      Instance.Refused refused =
          new Instance.Refused(
              failed.head().run().value(),
              Message.of(failed.reason(), failed.skillableCode()),
              failed.head().occurredAt());
      registrations.amend(
          origin.registration(), origin.number(), instance -> instance.refused(refused));
    }
  }

  /**
   * @param attempt as {@link Ledgers#origin} names it
   */
  Optional<Instance> look(String attempt) {
    Ledgers.Origin origin = Ledgers.Origin.of(attempt);
    Optional<Registration> registration = registrations.find(origin.registration());
    Optional<Dispatch> dispatch = registration.flatMap(each -> dispatches.find(each.dispatch()));
    if (dispatch.isEmpty()) {
      return Optional.empty();
    }
    registrations
        .instance(registration.get().id(), origin.number())
        .ifPresent(each -> activities.fetch(dispatch.get(), ledgers.runs(dispatch.get(), each)));
    Instance instance = ledgers.look(dispatch.get(), registration.get(), origin.number());
    count(dispatch.get(), registration.get(), instance);
    return Optional.of(instance);
  }

  /**
   * Labs that run no more make room for others, and one that the entrance started by itself, after
   * it had first answered with a page, is counted.
   */
  private void count(Dispatch dispatch, Registration registration, Instance instance) {
    List<LabRun> runs = ledgers.runs(dispatch, instance);
    for (int ordinal = 1; ordinal <= runs.size(); ordinal++) {
      RunState state = runs.get(runs.size() - ordinal).state();
      String launch = LabDoor.launchName(registration.id(), instance, ordinal);
      if (state.holdsPlace()) {
        admission.labRuns(dispatch.id(), registration.id(), launch);
      } else if (state == RunState.LAUNCH_FAILED) {
        admission.labCameToNothing(dispatch.id(), launch);
      } else {
        admission.labEnded(dispatch.id(), launch);
      }
    }
  }
}
