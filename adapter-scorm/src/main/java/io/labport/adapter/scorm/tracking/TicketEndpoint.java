package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Pace;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** A SCO wants a ticket for the learner's next click. */
public final class TicketEndpoint implements WebHandler {
  private final Callers callers;
  private final Pace pace;
  private final Statuses statuses;
  private final Sessions sessions;
  private final Tickets tickets;
  private final Answers answers;

  @Inject
  TicketEndpoint(
      Callers callers,
      Pace pace,
      Statuses statuses,
      Sessions sessions,
      Tickets tickets,
      Answers answers) {
    this.callers = callers;
    this.pace = pace;
    this.statuses = statuses;
    this.sessions = sessions;
    this.tickets = tickets;
    this.answers = answers;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return answers.launching(
        request,
        asked -> {
          Caller caller = callers.caller(asked);
          Body body = Body.of(asked.body());
          String key = body.text("idempotencyKey", 100);
          boolean startNew = body.truth("startNew");
          if (!caller.session().stored()) {
            throw Refusal.unreadable("stored", "must be reported before a ticket is asked for");
          }
          permitted(caller, key, startNew);
          String ticket = tickets.give(new Tickets.Ticket(caller.id(), key, startNew));
          return WebResponse.json(201, answers.object().put("ticket", ticket).toString());
        });
  }

  private void permitted(Caller caller, String key, boolean startNew) {
    Refusal.forAny(caller.noLabs());
    String open =
        statuses.of(caller).open().orElseThrow(() -> Refusal.unreadable("ticket", "opens nothing"));
    if (open.equals(Statuses.START_NEW) && !startNew) {
      throw Refusal.unreadable("startNew", "must be true: the lab is finished");
    }
    // Only what may start a lab is counted, and a ticket that takes the place of one that was not
    // used is not.
    if (!open.startsWith("re") && caller.session().key().filter(key::equals).isEmpty()) {
      Refusal.forAny(pace.ticket(caller.registration().id()));
      sessions.amend(caller.id(), session -> session.withKey(key));
    }
  }
}
