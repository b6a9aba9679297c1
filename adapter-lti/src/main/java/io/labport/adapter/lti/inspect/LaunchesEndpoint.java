package io.labport.adapter.lti.inspect;

import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Lists launches for administrators. */
public final class LaunchesEndpoint implements WebHandler {
  private static final int USUAL_LIMIT = 50;

  private final LaunchInspector launches;

  @Inject
  LaunchesEndpoint(LaunchInspector launches) {
    this.launches = launches;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    try {
      return LaunchJson.page(
          launches.newest(
              new LaunchQuery(
                  request.queryParameter("registration").filter(v -> !v.isBlank()),
                  request.queryParameter("outcome").map(LaunchesEndpoint::outcome),
                  request.queryParameter("limit").map(LaunchesEndpoint::number).orElse(USUAL_LIMIT),
                  request.queryParameter("after"))));
    } catch (IllegalArgumentException e) {
      return Problem.of(400, "lti.launch-query-invalid", "The query cannot be understood")
          .detail(Optional.ofNullable(e.getMessage()).orElse(""))
          .response();
    }
  }

  private static LaunchOutcome outcome(String text) {
    for (LaunchOutcome outcome : LaunchOutcome.values()) {
      if (outcome.name().toLowerCase(Locale.ROOT).equals(text)) {
        return outcome;
      }
    }
    throw new IllegalArgumentException("outcome: must be accepted or refused");
  }

  private static int number(String text) {
    if (!text.matches("[0-9]{1,4}")) {
      throw new IllegalArgumentException("limit: must be a number");
    }
    return Integer.parseInt(text);
  }
}
