package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Admission;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.Handling;
import io.labport.adapter.scorm.dispatch.OperatorEvents;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.dispatch.ScormEvent;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Finds the attempt that a session is about. The learner's id comes from a browser and proves
 * nothing; the secret in the LMS's own record of the learner does. Who does not show it gets to
 * neither a lab nor a result of before.
 */
public final class Attempts {
  private final Registrations registrations;
  private final Sessions sessions;
  private final Openings openings;
  private final Ledgers ledgers;
  private final OperatorEvents events;
  private final Unguessable unguessable;

  @Inject
  Attempts(
      Registrations registrations,
      Sessions sessions,
      Openings openings,
      Ledgers ledgers,
      OperatorEvents events,
      Unguessable unguessable) {
    this.registrations = registrations;
    this.sessions = sessions;
    this.openings = openings;
    this.ledgers = ledgers;
    this.events = events;
    this.unguessable = unguessable;
  }

  /**
   * Where a session belongs. {@code toString} does not show the secret.
   *
   * @param owner whether the session speaks for the attempt; without it a step-up comes first
   * @param proven whether the learner showed that they are who they were
   * @param secret for the LMS to keep
   * @param acknowledged the last revision that the LMS has confirmed
   * @param acknowledgedSeconds how long the labs had run then
   */
  record Place(
      Registration registration,
      int number,
      boolean owner,
      boolean proven,
      String secret,
      int acknowledged,
      long acknowledgedSeconds) {
    static Place of(Registration registration, Instance instance, boolean proven, String secret) {
      Ledger ledger = instance.ledger();
      return new Place(
          registration,
          instance.number(),
          true,
          proven,
          secret,
          ledger.acknowledged(),
          ledger.acknowledgedSeconds());
    }

    @Override
    public String toString() {
      return "Place[" + registration.id() + "/" + number + "]";
    }
  }

  /**
   * @param session that will speak for the attempt; the one before it does no more
   */
  Place place(
      Admission.Decision.Admitted admitted,
      String pseudonym,
      SessionRequest request,
      String session) {
    Asking asking = new Asking(admitted, pseudonym, request, session, unguessable.secret());
    Optional<Registration> known =
        registrations.of(admitted.dispatch().id(), request.slot(), pseudonym);
    if (known.isEmpty()) {
      Refusal.forAny(admitted.onlyProven());
      Optional<Place> first = openings.register(asking);
      if (first.isPresent()) {
        return first.get();
      }
      // somebody else of this name was faster
      known = registrations.of(admitted.dispatch().id(), request.slot(), pseudonym);
    }
    return known(known.orElseThrow(), asking);
  }

  private Place known(Registration registration, Asking asking) {
    if (registration.revoked()) {
      throw new Refusal(RefusalCode.REVOKED);
    }
    Optional<Place> proven =
        asking.request().continuity().flatMap(c -> proven(registration, c, asking));
    if (proven.isPresent()) {
      return proven.get();
    }
    if (registration.reset()) {
      registrations.amend(registration.id(), Registration::resetDone);
      return openings.takeOver(registration, asking, true);
    }
    Refusal.forAny(asking.admitted().onlyProven());
    Instance latest = latest(registration, asking);
    // A secret that no LMS has stored is nobody's, and no lab was opened before it was.
    return latest.stored()
        ? unproven(registration, latest, asking)
        : openings.takeOver(registration, asking, true);
  }

  private Optional<Place> proven(Registration registration, Continuity shown, Asking asking) {
    if (!shown.registration().equals(registration.id())) {
      return Optional.empty();
    }
    Optional<Instance> attempt = registrations.instance(registration.id(), shown.instance());
    if (attempt.filter(each -> each.proof().isGivenBy(shown.secret())).isEmpty()) {
      return Optional.empty();
    }
    ledgers.look(asking.dispatch(), registration, shown.instance());
    Instance taken =
        registrations.amend(
            registration.id(),
            shown.instance(),
            instance -> {
              // whoever was faster may have used up what was shown
              if (!instance.proof().isGivenBy(shown.secret())) {
                throw new Refusal(RefusalCode.UNPROVEN);
              }
              return instance
                  .asStored()
                  .taken(
                      asking.session(),
                      instance.proof().rotated(shown.secret(), asking.secret()),
                      asking.request().dialect())
                  .with(remembered(instance.ledger(), asking.request().lms()));
            });
    return Optional.of(Place.of(registration, taken, true, asking.secret()));
  }

  /**
   * An LMS that keeps the secret and not the result has lost it, whatever it answered when it was
   * told: it is told again.
   */
  private static Ledger remembered(Ledger ledger, LmsRead lms) {
    return ledger.settled() && ledger.reportsEnd() && !lms.isFinal() ? ledger.forgotten() : ledger;
  }

  private Instance latest(Registration registration, Asking asking) {
    return ledgers.look(asking.dispatch(), registration, registration.latest());
  }

  private Place unproven(Registration registration, Instance latest, Asking asking) {
    Dispatch dispatch = asking.dispatch();
    boolean anew = latest.ledger().settled();
    if (!anew) {
      // An LMS that begins anew after a final result has forgotten the secret: that is ordinary.
      events.raise(
          new ScormEvent(
              ScormEvent.Kind.UNPROVEN_LEARNER,
              dispatch.id(),
              Optional.of(registration.id()),
              "Learner "
                  + registration.pseudonym()
                  + " came without the secret of the last session; the policy is "
                  + dispatch.handling().unproven()));
    }
    return switch (dispatch.handling().unproven()) {
      case NEW_INSTANCE -> fresh(registration, latest, asking);
      case DENY -> throw new Refusal(RefusalCode.UNPROVEN);
      case STEP_UP -> waiting(registration, latest, anew, asking);
    };
  }

  /** One that nobody has used serves as well as a new one. */
  private Place fresh(Registration registration, Instance latest, Asking asking) {
    boolean unused = latest.start().isEmpty() && latest.session().flatMap(sessions::find).isEmpty();
    return unused
        ? openings.takeOver(registration, asking, false)
        : openings.another(registration, asking);
  }

  private Place waiting(Registration registration, Instance latest, boolean anew, Asking asking) {
    boolean again =
        !anew || asking.dispatch().handling().newAttempt() == Handling.NewAttempt.REPORT_PREVIOUS;
    return new Place(
        registration,
        again ? latest.number() : latest.number() + 1,
        false,
        false,
        asking.secret(),
        0,
        0);
  }

  /**
   * What all of the above need.
   *
   * @param session that will speak for the attempt
   * @param secret that the LMS will keep
   */
  record Asking(
      Admission.Decision.Admitted admitted,
      String pseudonym,
      SessionRequest request,
      String session,
      String secret) {

    Dispatch dispatch() {
      return admitted.dispatch();
    }

    @Override
    public String toString() {
      return "Asking[" + pseudonym + "]";
    }
  }
}
