package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Pace;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** A SCO asks how things stand. */
public final class StatusEndpoint implements WebHandler {
  private final Callers callers;
  private final Pace pace;
  private final Statuses statuses;
  private final Answers answers;

  @Inject
  StatusEndpoint(Callers callers, Pace pace, Statuses statuses, Answers answers) {
    this.callers = callers;
    this.pace = pace;
    this.statuses = statuses;
    this.answers = answers;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return answers.to(
        request,
        asked -> {
          Caller caller = callers.caller(asked);
          Refusal.forAny(pace.poll(caller.id()));
          return WebResponse.json(
              200,
              statuses.write(statuses.of(caller), caller.session(), answers.object()).toString());
        });
  }
}
