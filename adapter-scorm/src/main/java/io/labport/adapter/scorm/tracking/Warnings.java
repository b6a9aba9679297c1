package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.OperatorEvents;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells the operator what is odd about what an LMS held when a session began. */
public final class Warnings {
  private final Registrations registrations;
  private final OperatorEvents events;

  @Inject
  Warnings(Registrations registrations, OperatorEvents events) {
    this.registrations = registrations;
    this.events = events;
  }

  void at(Dispatch dispatch, Attempts.Place place, Session session) {
    String registration = place.registration().id();
    if (session.lms().isFinal() && !everFinal(registration)) {
      raise(
          ScormEvent.Kind.TAMPER_SUSPECTED,
          dispatch,
          registration,
          "The LMS held a final status, and no lab of the learner has a final result");
    }
    if (!session.lms().mastery().isEmpty()) {
      raise(
          ScormEvent.Kind.LMS_WARNING,
          dispatch,
          registration,
          "The LMS has a passing score of its own and may overrule what is reported");
    }
    if (session.dialect() != dispatch.flavour().dialect()) {
      raise(
          ScormEvent.Kind.LMS_WARNING,
          dispatch,
          registration,
          "The LMS speaks SCORM "
              + session.dialect().spelling()
              + " with a package of version "
              + dispatch.flavour().schemaVersion());
    }
  }

  private boolean everFinal(String registration) {
    return registrations.instances(registration).stream()
        .anyMatch(each -> each.ledger().isFinal() || each.ledger().acknowledged() > 0);
  }

  private void raise(ScormEvent.Kind kind, Dispatch dispatch, String registration, String detail) {
    events.raise(new ScormEvent(kind, dispatch.id(), Optional.of(registration), detail));
  }
}
