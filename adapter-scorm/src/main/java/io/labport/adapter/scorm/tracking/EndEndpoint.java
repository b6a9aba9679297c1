package io.labport.adapter.scorm.tracking;

import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** A SCO says good-bye. */
public final class EndEndpoint implements WebHandler {
  private static final int LONGEST = 7 * 24 * 3600;

  private final Callers callers;
  private final Sessions sessions;
  private final Registrations registrations;
  private final Answers answers;

  @Inject
  EndEndpoint(Callers callers, Sessions sessions, Registrations registrations, Answers answers) {
    this.callers = callers;
    this.sessions = sessions;
    this.registrations = registrations;
    this.answers = answers;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return answers.to(
        request,
        asked -> {
          Caller caller = callers.caller(asked);
          int seconds = Body.of(asked.body()).number("seconds", 0, LONGEST);
          if (caller.session().owner() && !caller.session().ended()) {
            registrations.amend(
                caller.session().registration(),
                caller.session().instance(),
                instance -> instance.attended(seconds));
          }
          sessions.end(caller.id());
          return WebResponse.empty(204);
        });
  }
}
