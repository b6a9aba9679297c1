package io.labport.adapter.scorm.tracking;

import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;

/** A SCO begins. */
public final class SessionsEndpoint implements WebHandler {
  private final Beginning beginning;
  private final BegunJson begunJson;
  private final Answers answers;

  @Inject
  SessionsEndpoint(Beginning beginning, BegunJson begunJson, Answers answers) {
    this.beginning = beginning;
    this.begunJson = begunJson;
    this.answers = answers;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    return answers.launching(
        request,
        asked -> {
          String dispatch = Callers.dispatch(asked);
          String origin =
              Callers.Origins.of(asked)
                  .orElseThrow(() -> new Refusal(RefusalCode.ORIGIN_NOT_ALLOWED));
          Beginning.Begun begun =
              beginning.begin(
                  SessionRequest.of(Body.of(asked.body())),
                  new Beginning.From(dispatch, origin, false, asked.clientAddress()));
          return WebResponse.json(201, begunJson.of(begun).toString());
        });
  }
}
