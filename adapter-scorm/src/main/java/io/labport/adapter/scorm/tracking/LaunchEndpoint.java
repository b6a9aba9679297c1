package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.adapter.scorm.page.Pages;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.ReaderLanguages;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The learner's click: a tab of its own arrives with a ticket. */
public final class LaunchEndpoint implements WebHandler {
  private static final Logger LOG = LoggerFactory.getLogger(LaunchEndpoint.class);

  private final Tickets tickets;
  private final Sessions sessions;
  private final Callers callers;
  private final LabDoor door;
  private final StepUp stepUp;
  private final Pages pages;
  private final Answers answers;

  @Inject
  LaunchEndpoint(
      Tickets tickets,
      Sessions sessions,
      Callers callers,
      LabDoor door,
      StepUp stepUp,
      Pages pages,
      Answers answers) {
    this.tickets = tickets;
    this.sessions = sessions;
    this.callers = callers;
    this.door = door;
    this.stepUp = stepUp;
    this.pages = pages;
    this.answers = answers;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    Optional<Tickets.Ticket> ticket = request.formField("ticket").flatMap(tickets::take);
    Optional<Session> session = ticket.flatMap(each -> sessions.find(each.session()));
    List<Locale> locales =
        session
            .map(each -> SessionRequest.locales(each.languages()))
            .orElseGet(() -> ReaderLanguages.of(request));
    try {
      String dispatch = Callers.dispatch(request);
      return opened(
          request,
          ticket.orElseThrow(() -> new Refusal(RefusalCode.TICKET_SPENT)),
          session
              .filter(each -> each.dispatch().equals(dispatch))
              .orElseThrow(() -> new Refusal(RefusalCode.TICKET_SPENT)));
    } catch (Refusal refusal) {
      return refused(request, refusal, session, locales);
    }
  }

  private WebResponse opened(WebRequest request, Tickets.Ticket ticket, Session session) {
    if (!callers.mayOpen(session, request)) {
      throw new Refusal(RefusalCode.ORIGIN_NOT_ALLOWED);
    }
    Caller caller = callers.caller(ticket.session(), session);
    Refusal.forAny(caller.noLabs());
    return session.owner()
        ? door.open(caller, ticket, request.clientAddress())
        : stepUp.begin(
            new StepUp.Learner(
                caller.id(),
                caller.dispatch(),
                caller.registration().id(),
                caller.registration().pseudonym(),
                session.learner().orElseThrow(),
                SessionRequest.locales(session.languages())),
            request);
  }

  private WebResponse refused(
      WebRequest request, Refusal refusal, Optional<Session> session, List<Locale> locales) {
    String supportId = session.map(Session::supportId).orElseGet(answers::supportId);
    LOG.info("Refused {} [{}]: {}", supportId, refusal.code(), refusal.sentence());
    answers.raise(request, refusal.code(), supportId, session.map(Session::registration));
    return pages.refused(locales, refusal.code(), supportId);
  }
}
