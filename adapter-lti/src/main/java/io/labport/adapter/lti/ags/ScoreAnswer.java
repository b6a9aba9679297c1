package io.labport.adapter.lti.ags;

import io.labport.adapter.lti.service.ServiceAnswer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What a platform's answer to a score means. */
sealed interface ScoreAnswer {
  record Taken() implements ScoreAnswer {}

  /** The access token was not accepted. */
  record Unauthorized() implements ScoreAnswer {}

  /** The timestamp is not later than what the platform has (AGS 2.0, section 3.4.6). */
  record Stale() implements ScoreAnswer {}

  /** The line item, or the user, is not there. */
  record NotFound() implements ScoreAnswer {}

  record Later(Optional<Instant> notBefore, String why) implements ScoreAnswer {}

  record Refused(String why) implements ScoreAnswer {}

  static ScoreAnswer of(ServiceAnswer answer, Instant now) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return new Taken();
    }
    String code = "lti.score-http-" + status;
    return switch (status) {
      case 401 -> new Unauthorized();
      case 404 -> new NotFound();
      case 409 -> new Stale();
      case 408, 425, 429, 500, 502, 503, 504 -> new Later(answer.retryAfter(now), code);
      // Canvas throttles with 403 and says so only in the text.
      case 403 ->
          answer.text().toLowerCase(Locale.ROOT).contains("rate limit")
              ? new Later(answer.retryAfter(now), code)
              : new Refused(code);
      default -> status >= 500 ? new Later(Optional.empty(), code) : new Refused(code);
    };
  }
}
