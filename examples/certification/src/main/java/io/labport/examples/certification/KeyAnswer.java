package io.labport.examples.certification;

import java.time.Duration;
import java.util.Map;

/** What the key set's address answers instead of the key set. */
record KeyAnswer(int status, Map<String, String> headers, String body, Duration delay) {
  KeyAnswer {
    headers = Map.copyOf(headers);
  }

  static KeyAnswer of(int status, String contentType, String body) {
    return new KeyAnswer(status, Map.of("Content-Type", contentType), body, Duration.ZERO);
  }

  static KeyAnswer redirect(String to) {
    return new KeyAnswer(302, Map.of("Location", to), "", Duration.ZERO);
  }

  KeyAnswer after(Duration time) {
    return new KeyAnswer(status, headers, body, time);
  }
}
