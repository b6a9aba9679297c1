package io.labport.core.outbound.skillable;

import feign.Response;
import feign.codec.ErrorDecoder;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a status other than 2xx means. Unverified: the API's pages document 200 only (Skillable Lab
 * API v3); this is HTTP's own meaning (RFC 9110, section 15).
 */
final class StatusFaults implements ErrorDecoder {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Clock clock;

  StatusFaults(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Exception decode(String methodKey, Response response) {
    return of(response);
  }

  Fault of(Response response) {
    int status = response.status();
    String code = "skillable.http-" + status;
    if (status == 401 || status == 403) {
      return new Fault(
          Fault.Reach.NOT_ACCEPTED,
          "skillable.not-authorized",
          "answered with status "
              + status
              + "; check skillable.api-key, and that no proxy drops the header api_key",
          false,
          Optional.empty());
    }
    if (status == 429 || status == 503) {
      // unverified: that Skillable, or a gateway before it, turns these away before it acted.
      return new Fault(
          Fault.Reach.TURNED_AWAY, code, "answered with status " + status, true, wait(response));
    }
    if (status == 408 || status >= 500) {
      return new Fault(
          Fault.Reach.IN_DOUBT, code, "answered with status " + status, true, wait(response));
    }
    if (status >= 400) {
      return new Fault(
          Fault.Reach.NOT_ACCEPTED,
          code,
          "answered with status " + status + "; check skillable.base-url",
          false,
          Optional.empty());
    }
    // A redirect is not followed: it would send key and query elsewhere.
    return new Fault(
        Fault.Reach.IN_DOUBT,
        code,
        "answered with status " + status + "; check skillable.base-url",
        false,
        Optional.empty());
  }

  private Optional<Duration> wait(Response response) {
    Collection<String> values = response.headers().getOrDefault("Retry-After", List.of());
    return values.stream().findFirst().flatMap(this::parse).map(StatusFaults::bounded);
  }

  private Optional<Duration> parse(String value) {
    String text = value.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      ZonedDateTime when = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), when.toInstant()));
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static Duration bounded(Duration asked) {
    if (asked.isNegative()) {
      return Duration.ZERO;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
