package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.DispatchBook;
import io.labport.core.spi.store.Transactions;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** What becomes of a session whose learner has proven themselves in another way. */
public final class StepUps {
  private final Sessions sessions;
  private final Registrations registrations;
  private final DispatchBook dispatches;
  private final Ledgers ledgers;
  private final Transactions transactions;
  private final Clock clock;

  @Inject
  StepUps(
      Sessions sessions,
      Registrations registrations,
      DispatchBook dispatches,
      Ledgers ledgers,
      Transactions transactions,
      Clock clock) {
    this.sessions = sessions;
    this.registrations = registrations;
    this.dispatches = dispatches;
    this.ledgers = ledgers;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The learner of the session is who they claim to be: from now on the session speaks for the
   * attempt, and the secret that its LMS was given is good, no other.
   *
   * @param session as in {@link StepUp.Learner#session()}
   * @return false when there is no such session any more, or it needs no proof
   */
  public boolean succeeded(String session) {
    Optional<Session> waiting = sessions.find(session).filter(each -> !each.owner());
    Optional<Dispatch> dispatch = waiting.flatMap(each -> dispatches.find(each.dispatch()));
    if (dispatch.isEmpty()) {
      return false;
    }
    Session proven = waiting.get();
    Registration registration = registrations.find(proven.registration()).orElseThrow();
    boolean there = registrations.instance(registration.id(), proven.instance()).isPresent();
    if (there) {
      ledgers.look(dispatch.get(), registration, proven.instance());
    }
    transactions.run(
        () -> {
          sessions.amend(session, Session::asOwner);
          if (there) {
            registrations.amend(
                registration.id(), proven.instance(), each -> taken(each, session, proven));
          } else {
            begin(registration, session, proven);
          }
        });
    return true;
  }

  private static Instance taken(Instance instance, String session, Session proven) {
    Instance taken =
        instance.taken(session, new Proof(proven.secret().stream().toList()), proven.dialect());
    Ledger ledger = taken.ledger();
    Instance kept = proven.stored() ? taken.asStored() : taken;
    // An attempt that the LMS began anew gets what the one before it had.
    return ledger.settled() && !proven.lms().isFinal() ? kept.with(ledger.forgotten()) : kept;
  }

  private void begin(Registration registration, String session, Session proven) {
    Instance before =
        registrations.instance(registration.id(), registration.latest()).orElseThrow();
    Instance first =
        Instance.first(
            proven.instance(),
            LabLearners.further(before, proven.instance()),
            "",
            proven.dialect(),
            session,
            clock.instant());
    registrations.add(registration.id(), taken(first, session, proven));
    registrations.amend(
        registration.id(), each -> each.withLatest(Math.max(each.latest(), proven.instance())));
  }
}
