package io.labport.core.internal.http;

import io.labport.core.spi.http.WebResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Plain answers for what no handler answered: a page for people, a problem (RFC 9457) for programs.
 */
final class ErrorPages {
  private ErrorPages() {}

  static WebResponse of(
      int status, String title, String reference, Map<String, List<String>> headers) {
    return wantsJson(headers) ? problem(status, title, reference) : page(status, title, reference);
  }

  private static boolean wantsJson(Map<String, List<String>> headers) {
    String accept = joined(headers, "accept");
    if (accept.contains("text/html")) {
      return false;
    }
    return accept.contains("json") || joined(headers, "content-type").contains("json");
  }

  private static String joined(Map<String, List<String>> headers, String name) {
    return String.join(",", headers.getOrDefault(name, List.of())).toLowerCase(Locale.ROOT);
  }

  // Titles and references are our own words, so that nothing here needs escaping.

  private static WebResponse problem(int status, String title, String reference) {
    return WebResponse.of(
        status,
        "application/problem+json",
        "{\"status\":%d,\"title\":\"%s\",\"reference\":\"%s\"}"
            .formatted(status, title, reference)
            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  private static WebResponse page(int status, String title, String reference) {
    return WebResponse.html(
        status,
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width">\
        <title>%1$s</title></head>
        <body><main><h1>%1$s</h1><p>Reference: %2$s</p></main></body>
        </html>
        """
            .formatted(title, reference));
  }
}
