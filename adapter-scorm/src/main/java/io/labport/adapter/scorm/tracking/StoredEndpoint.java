package io.labport.adapter.scorm.tracking;

import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/**
 * The LMS has stored the secret. Only now may a lab be opened: else a crash would leave the learner
 * without proof of a lab that runs.
 */
public final class StoredEndpoint implements WebHandler {
  private final Callers callers;
  private final Sessions sessions;
  private final Registrations registrations;
  private final Answers answers;

  @Inject
  StoredEndpoint(Callers callers, Sessions sessions, Registrations registrations, Answers answers) {
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
          sessions.amend(caller.id(), Session::asStored);
          if (caller.session().owner()) {
            registrations.amend(
                caller.session().registration(), caller.session().instance(), Instance::asStored);
          }
          return WebResponse.empty(204);
        });
  }
}
