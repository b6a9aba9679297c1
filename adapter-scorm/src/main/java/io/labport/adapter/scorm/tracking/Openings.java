package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Admission;
import io.labport.core.spi.store.Transactions;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Opens registrations and attempts. */
public final class Openings {
  private final Registrations registrations;
  private final Admission admission;
  private final Transactions transactions;
  private final Unguessable unguessable;
  private final Clock clock;

  @Inject
  Openings(
      Registrations registrations,
      Admission admission,
      Transactions transactions,
      Unguessable unguessable,
      Clock clock) {
    this.registrations = registrations;
    this.admission = admission;
    this.transactions = transactions;
    this.unguessable = unguessable;
    this.clock = clock;
  }

  /** A learner who was never here; empty when somebody of the same name was faster. */
  Optional<Attempts.Place> register(Attempts.Asking asking) {
    Registration registration =
        new Registration(
            unguessable.id(),
            asking.dispatch().id(),
            asking.request().slot(),
            asking.pseudonym(),
            1,
            false,
            false,
            clock.instant());
    Instance first = instance(1, asking);
    try {
      transactions.run(
          () -> {
            Refusal.forAny(admission.enrol(asking.dispatch(), asking.pseudonym()));
            if (!registrations.add(registration, first)) {
              throw new Faster();
            }
          });
    } catch (Faster e) {
      return Optional.empty();
    }
    return Optional.of(Attempts.Place.of(registration, first, true, asking.secret()));
  }

  /** The latest attempt, for a new owner alone. */
  Attempts.Place takeOver(Registration registration, Attempts.Asking asking, boolean proven) {
    Instance taken =
        registrations.amend(
            registration.id(),
            registration.latest(),
            instance ->
                instance.taken(
                    asking.session(), Proof.only(asking.secret()), asking.request().dialect()));
    return Attempts.Place.of(registration, taken, proven, asking.secret());
  }

  /** One more attempt, which sees nothing of those before. */
  Attempts.Place another(Registration registration, Attempts.Asking asking) {
    Registration now = registration;
    while (true) {
      Instance next = instance(now.latest() + 1, asking);
      Registration before = now;
      if (add(before, next)) {
        return Attempts.Place.of(registration, next, false, asking.secret());
      }
      now = registrations.find(registration.id()).orElseThrow();
    }
  }

  private boolean add(Registration registration, Instance next) {
    return transactions.call(
        () -> {
          boolean added = registrations.add(registration.id(), next);
          if (added) {
            registrations.amend(
                registration.id(), each -> each.withLatest(Math.max(each.latest(), next.number())));
          }
          return added;
        });
  }

  private Instance instance(int number, Attempts.Asking asking) {
    return Instance.first(
        number,
        LabLearners.id(asking.dispatch(), asking.request(), asking.pseudonym(), number),
        asking.secret(),
        asking.request().dialect(),
        asking.session(),
        clock.instant());
  }

  /** Rolls the transaction back. */
  private static final class Faster extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Faster() {
      super(null, null, false, false);
    }
  }
}
