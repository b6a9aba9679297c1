package io.labport.adapter.lti.desk;

import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A platform's service that did not give what was asked for. */
final class Unavailable {
  private Unavailable() {}

  static WebResponse answer(String code, Optional<Instant> notBefore, Clock clock) {
    if (code.equals("lti.course-unknown")) {
      return Problem.of(404, code, "Nobody has launched from this course").response();
    }
    if (code.startsWith("lti.registration-") || code.endsWith("-not-offered")) {
      return Problem.of(409, code, "The platform offers no such service for this course")
          .response();
    }
    WebResponse response =
        Problem.of(502, code, "The platform did not give what was asked for").response();
    return notBefore
        .map(at -> Math.max(1, Duration.between(clock.instant(), at).toSeconds()))
        .map(wait -> response.header("Retry-After", Long.toString(wait)))
        .orElse(response);
  }
}
