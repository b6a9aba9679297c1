package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.Pace;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** A SCO asks how things stand. */
public final class StatusEndpoint implements WebHandler {
  private final Gate gate;
  private final Pace pace;
  private final Statuses statuses;
  private final Answers answers;

  @Inject
  StatusEndpoint(Gate gate, Pace pace, Statuses statuses, Answers answers) {
    this.gate = gate;
    this.pace = pace;
    this.statuses = statuses;
    this.answers = answers;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return answers.to(
        request,
        asked -> {
          Caller caller = gate.caller(asked);
          pace.poll(caller.id())
              .ifPresent(
                  code -> {
                    throw new Refusal(code);
                  });
          return WebResponse.json(
              200,
              statuses.write(statuses.of(caller), caller.session(), answers.object()).toString());
        });
  }
}
