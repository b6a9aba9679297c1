package io.labport.core.outbound.skillable;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.port.outbound.LaunchAnswer;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Launch's and Resume's answers mean (Skillable Lab API v3, Launch, result codes). */
final class LaunchAnswers {
  private static final int SUCCESS = 1;
  private static final int TOO_MANY_ACTIVE = 2;
  private static final int MORE_INFORMATION_NEEDED = 160;

  private final boolean httpToo;

  /**
   * @param httpToo whether addresses of labs may be plain http, as those of a sandbox are
   */
  LaunchAnswers(boolean httpToo) {
    this.httpToo = httpToo;
  }

  /**
   * @param asked the instance that Resume asked for, since its answer names none
   */
  LaunchAnswer of(LaunchBody body, Optional<LabInstanceId> asked) {
    Integer code = body.result();
    if (code == null) {
      // The form of "API access has expired" is not known; the published error without a Result is
      // Cancel's, with Status 1. Either way the error is said and no outcome of a launch.
      return body.failed()
          ? new LaunchAnswer.Rejected(0, body.errorText())
          : new LaunchAnswer.Unknown("skillable.incomplete-answer");
    }
    if (code == SUCCESS) {
      return accepted(body, asked);
    }
    if (code == MORE_INFORMATION_NEEDED || code == TOO_MANY_ACTIVE) {
      Optional<URI> url = url(body.url());
      if (url.isPresent()) {
        return new LaunchAnswer.Deferred(code, url.get());
      }
    }
    return new LaunchAnswer.Rejected(code, body.errorText());
  }

  // Code 1 with anything missing or contradicting may well be a lab that runs: look, never repeat.
  private LaunchAnswer accepted(LaunchBody body, Optional<LabInstanceId> asked) {
    if (!body.succeeded()) {
      return new LaunchAnswer.Unknown("skillable.contradictory-answer");
    }
    Optional<URI> url = url(body.url());
    Optional<LabInstanceId> instance = asked.or(() -> instance(body.labInstanceId()));
    if (url.isEmpty() || instance.isEmpty()) {
      return new LaunchAnswer.Unknown("skillable.incomplete-answer");
    }
    return new LaunchAnswer.Accepted(
        instance.get(),
        url.get(),
        Optional.ofNullable(body.expires()),
        Optional.ofNullable(body.estimatedReadySeconds())
            .filter(seconds -> seconds >= 0)
            .map(Duration::ofSeconds));
  }

  LaunchAnswer of(Fault fault) {
    return switch (fault.reach()) {
      case NOT_SENT, TURNED_AWAY -> new LaunchAnswer.NotSent(fault.code(), fault.retryAfter());
      case NOT_ACCEPTED -> new LaunchAnswer.NotAccepted(fault.code());
      case IN_DOUBT -> new LaunchAnswer.Unknown(fault.code());
    };
  }

  private static Optional<LabInstanceId> instance(@Nullable Long id) {
    return Optional.ofNullable(id).filter(value -> value > 0).map(LabInstanceId::new);
  }

  /** An address that a browser may be sent to; empty for anything else. */
  Optional<URI> url(@Nullable String raw) {
    if (raw == null || raw.isBlank()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(raw.strip());
      boolean fit =
          url.getHost() != null
              && ("https".equalsIgnoreCase(url.getScheme())
                  || (httpToo && "http".equalsIgnoreCase(url.getScheme())));
      return fit ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException unusable) {
      return Optional.empty();
    }
  }
}
