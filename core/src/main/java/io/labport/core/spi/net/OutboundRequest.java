package io.labport.core.spi.net;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * @param method upper case
 * @param address absolute; https, or http where the operator allows it
 * @param headers {@code User-Agent} is added when missing
 * @param body empty for none
 * @param timeout for the whole exchange, body included
 * @param maxResponseBytes a larger answer is cut off and is an error
 */
public record OutboundRequest(
    String method,
    URI address,
    Map<String, List<String>> headers,
    byte[] body,
    Duration timeout,
    int maxResponseBytes) {
  @Override
  public String toString() {
    return method + " " + address.getHost();
  }
}
