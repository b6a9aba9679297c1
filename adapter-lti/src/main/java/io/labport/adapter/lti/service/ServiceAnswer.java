package io.labport.adapter.lti.service;

import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A platform's answer, read to its end; {@code toString} shows no content. */
public record ServiceAnswer(int status, Map<String, Collection<String>> headers, byte[] body) {

  public static ServiceAnswer read(Response response) throws IOException {
    try (response) {
      byte[] body = new byte[0];
      if (response.body() != null) {
        try (InputStream in = response.body().asInputStream()) {
          body = in.readAllBytes();
        }
      }
      Map<String, Collection<String>> headers =
          response.headers().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      e -> e.getKey().toLowerCase(Locale.ROOT),
                      Map.Entry::getValue,
                      (one, other) -> one));
      return new ServiceAnswer(response.status(), headers, body);
    }
  }

  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), java.util.List.of()).stream()
        .findFirst();
  }

  /** Seconds or an HTTP date (RFC 9110, section 10.2.3); a day at the most. */
  public Optional<Instant> retryAfter(Instant now) {
    Optional<String> value = header("Retry-After").map(String::strip);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Instant latest = now.plus(Duration.ofDays(1));
    Instant asked;
    if (value.get().matches("\\d{1,9}")) {
      asked = now.plusSeconds(Long.parseLong(value.get()));
    } else {
      try {
        asked = ZonedDateTime.parse(value.get(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      } catch (DateTimeException e) {
        return Optional.empty();
      }
    }
    return Optional.of(asked.isAfter(latest) ? latest : asked);
  }

  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public boolean good() {
    return status >= 200 && status < 300;
  }

  @Override
  public String toString() {
    return "ServiceAnswer[" + status + "]";
  }
}
