package io.labport.core.runtime.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/**
 * A request as it came over the line, before anything was made of it.
 *
 * @param rawPath below the mount of Labport, beginning with a slash, exactly as sent: still
 *     percent-encoded, path parameters included
 * @param rawQuery still percent-encoded; empty for none
 * @param headers by lower-case name, in order of arrival
 * @param body raw bytes, at most {@code Labport.bodyLimit()}
 * @param consumedForm form fields that somebody in front has already read away from the body; empty
 *     when the body is whole
 * @param peer who opened the connection
 */
public record IncomingRequest(
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    byte[] body,
    Map<String, List<String>> consumedForm,
    InetAddress peer) {

  @Override
  public String toString() {
    return "IncomingRequest[" + method + "]";
  }
}
