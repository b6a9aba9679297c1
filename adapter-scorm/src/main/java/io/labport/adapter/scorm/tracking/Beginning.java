package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Admission;
import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.Pace;
import io.labport.adapter.scorm.dispatch.Pseudonyms;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins sessions: who may, who it is, and which attempt it is about. */
public final class Beginning {
  private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);

  private final Admission admission;
  private final Pseudonyms pseudonyms;
  private final Pace pace;
  private final Attempts attempts;
  private final Sessions sessions;
  private final Warnings warnings;
  private final Unguessable unguessable;
  private final Clock clock;

  @Inject
  Beginning(
      Admission admission,
      Pseudonyms pseudonyms,
      Pace pace,
      Attempts attempts,
      Sessions sessions,
      Warnings warnings,
      Unguessable unguessable,
      Clock clock) {
    this.admission = admission;
    this.pseudonyms = pseudonyms;
    this.pace = pace;
    this.attempts = attempts;
    this.sessions = sessions;
    this.warnings = warnings;
    this.unguessable = unguessable;
    this.clock = clock;
  }

  /**
   * From where a session is asked for.
   *
   * @param dispatch as in the address
   * @param origin of the LMS
   * @param relayed whether our own page will speak for the SCO
   */
  record From(String dispatch, String origin, boolean relayed, InetAddress address) {}

  /**
   * A session that has begun. {@code toString} shows neither token nor secret.
   *
   * @param token for the SCO alone
   * @param noLabs why no lab may be opened, if so
   * @param continuity what the LMS is to keep
   */
  record Begun(String token, Caller caller, Continuity continuity) {
    @Override
    public String toString() {
      return "Begun[" + caller.session() + "]";
    }
  }

  Begun begin(SessionRequest request, From from) {
    Admission.Decision.Admitted admitted = admitted(request, from);
    Dispatch dispatch = admitted.dispatch();
    if (dispatch.labs().stream().noneMatch(lab -> lab.slot().equals(request.slot()))) {
      throw Refusal.unreadable("lab", "must be one of the dispatch's labs");
    }
    String pseudonym = pseudonyms.of(dispatch, request.learner());
    Refusal.forAny(pace.session(dispatch, pseudonym, from.address()));
    String token = unguessable.secret();
    String id = Sessions.id(token);
    Attempts.Place place = attempts.place(admitted, pseudonym, request, id);
    Session session = session(request, from, dispatch, place);
    sessions.add(id, session);
    LOG.info(
        "Session {} of learner {} begins at dispatch {}, attempt {}",
        session.supportId(),
        pseudonym,
        dispatch.id(),
        place.number());
    warnings.at(dispatch, place, session);
    Caller caller = new Caller(id, session, dispatch, place.registration(), admitted.noLabs());
    return new Begun(
        token,
        caller,
        new Continuity(
            place.registration().id(), place.number(), place.secret(), place.acknowledged()));
  }

  private Admission.Decision.Admitted admitted(SessionRequest request, From from) {
    Admission.Decision decision =
        admission.decide(
            new Admission.Applicant(
                from.dispatch(),
                request.slot(),
                request.key(),
                request.generation(),
                Optional.of(from.origin()),
                from.address()));
    if (decision instanceof Admission.Decision.Admitted admitted) {
      return admitted;
    }
    throw new Refusal(((Admission.Decision.Refused) decision).code());
  }

  private Session session(
      SessionRequest request, From from, Dispatch dispatch, Attempts.Place place) {
    return new Session(
        dispatch.id(),
        request.generation(),
        request.slot(),
        from.origin(),
        from.relayed(),
        place.registration().id(),
        place.number(),
        place.owner(),
        place.proven(),
        false,
        place.owner() ? Optional.empty() : Optional.of(Unguessable.fingerprint(place.secret())),
        request.dialect(),
        request.lms(),
        place.acknowledgedSeconds(),
        Optional.empty(),
        request.languages(),
        request.name().filter(name -> dispatch.handling().names()),
        place.owner() ? Optional.empty() : Optional.of(request.learner()),
        unguessable.supportId(),
        clock.instant(),
        false);
  }
}
