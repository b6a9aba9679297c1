package io.labport.core.spi.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP request as a handler sees it. Multi-valued maps keep the order of arrival.
 *
 * @param method upper case; {@code HEAD} arrives as {@code GET}
 * @param path below the adapter's mount, beginning with a slash, percent-decoded
 * @param pathVariables the values of {@code {names}} in the route's path
 * @param query parsed query parameters
 * @param headers by lower-case name
 * @param cookies by name; the first wins
 * @param body raw bytes as received, for signature checks; do not change the array
 * @param form fields of an {@code application/x-www-form-urlencoded} body; empty for other bodies
 * @param clientAddress the learner's address: taken from forwarding headers only when a configured
 *     proxy sent them
 */
public record WebRequest(
    String method,
    String path,
    Map<String, String> pathVariables,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    Map<String, String> cookies,
    byte[] body,
    Map<String, List<String>> form,
    InetAddress clientAddress) {

  /** The first value of the header, by its name in any case. */
  public Optional<String> header(String name) {
    return first(headers, name.toLowerCase(java.util.Locale.ROOT));
  }

  /** The first value of the query parameter. */
  public Optional<String> queryParameter(String name) {
    return first(query, name);
  }

  /** The first value of the form field. */
  public Optional<String> formField(String name) {
    return first(form, name);
  }

  private static Optional<String> first(Map<String, List<String>> values, String name) {
    return values.getOrDefault(name, List.of()).stream().findFirst();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
