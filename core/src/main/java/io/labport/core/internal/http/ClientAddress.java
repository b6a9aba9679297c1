package io.labport.core.internal.http;

import io.labport.core.internal.http.WebConfig.ClientAddressHeader;
import io.labport.core.internal.net.Ranges;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who the client is: the right-most hop that is not one of our proxies. What stands left of it was
 * written by the client and may say anything.
 */
final class ClientAddress {
  private final Ranges trusted;
  private final ClientAddressHeader header;

  ClientAddress(WebConfig config) {
    this.trusted = Ranges.of(config.trustedProxies());
    this.header = config.clientAddressHeader();
  }

  InetAddress of(InetAddress peer, Map<String, List<String>> headers) {
    InetAddress nearest = peer;
    List<String> hops = hops(headers);
    for (int i = hops.size() - 1; i >= 0 && trusted.contains(nearest); i--) {
      Optional<InetAddress> hop = Ranges.address(hops.get(i));
      if (hop.isEmpty()) {
        // "unknown" or an obfuscated name (RFC 7239, section 6): the proxy is all we know
        break;
      }
      nearest = hop.get();
    }
    return nearest;
  }

  private List<String> hops(Map<String, List<String>> headers) {
    List<String> hops = new ArrayList<>();
    if (header == ClientAddressHeader.X_FORWARDED_FOR) {
      for (String line : headers.getOrDefault("x-forwarded-for", List.of())) {
        for (String hop : line.split(",", -1)) {
          hops.add(withoutPort(hop.strip()));
        }
      }
      return hops;
    }
    for (String line : headers.getOrDefault("forwarded", List.of())) {
      for (String element : line.split(",", -1)) {
        hops.add(forOf(element));
      }
    }
    return hops;
  }

  /** RFC 7239, section 4: {@code for="[2001:db8::1]:4711";proto=https}. */
  private static String forOf(String element) {
    for (String pair : element.split(";", -1)) {
      String[] parts = pair.strip().split("=", 2);
      if (parts.length == 2 && parts[0].toLowerCase(Locale.ROOT).equals("for")) {
        return withoutPort(parts[1].strip().replace("\"", ""));
      }
    }
    return "";
  }

  private static String withoutPort(String node) {
    if (node.startsWith("[")) {
      int end = node.indexOf(']');
      return end < 0 ? "" : node.substring(1, end);
    }
    int colon = node.indexOf(':');
    return colon >= 0 && colon == node.lastIndexOf(':') ? node.substring(0, colon) : node;
  }
}
