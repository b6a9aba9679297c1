package io.labport.examples.lms;

import java.time.Instant;
import java.util.Map;

/**
 * A request as it came in.
 *
 * @param rawQuery literally as received, empty if there was none
 * @param headers names in lower case
 * @param status of the answer; 0 if the connection was dropped instead
 */
public record LoggedCall(
    Instant at,
    Endpoint endpoint,
    String method,
    String path,
    String rawQuery,
    Map<String, String> headers,
    String body,
    int status) {

  public LoggedCall {
    headers = Map.copyOf(headers);
  }

  /** Method, path and status only: the rest may hold tokens and names. */
  @Override
  public String toString() {
    return method + " " + path + " " + status;
  }
}
