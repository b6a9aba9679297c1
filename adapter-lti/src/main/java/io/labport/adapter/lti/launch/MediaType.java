package io.labport.adapter.lti.launch;

import io.labport.core.spi.http.WebRequest;
import java.util.Locale;

/** The type of a request's body, without parameters (RFC 9110, section 8.3.1). */
final class MediaType {
  private MediaType() {}

  /** In lower case; empty when the request names none. */
  static String of(WebRequest request) {
    String header = request.header("Content-Type").orElse("");
    return header.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
  }
}
