package io.labport.examples.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request to the API as it came in.
 *
 * @param command lower case
 * @param rawQuery literally as received, empty if there was none
 * @param headers names in lower case, without {@code api_key}
 * @param apiKey the key that was sent; shown by no {@code toString} and not by the HTTP control
 *     interface
 */
public record RecordedRequest(
    Instant at,
    String command,
    String method,
    String path,
    String rawQuery,
    Map<String, List<String>> headers,
    String body,
    Optional<String> apiKey) {

  public RecordedRequest {
    headers = Map.copyOf(headers);
  }

  /** Method and path only: the rest may hold names and keys. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
