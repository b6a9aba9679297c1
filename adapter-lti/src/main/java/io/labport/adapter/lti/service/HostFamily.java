package io.labport.adapter.lti.service;

import java.net.URI;
import java.util.Locale;

/** Whether an address that a platform's answer names may be called with that platform's token. */
public final class HostFamily {
  private HostFamily() {}

  /**
   * The same scheme, and the same host and port or a host below the first one's: {@code
   * eu.lms.example} belongs to {@code lms.example}, and nothing else does.
   */
  public static boolean same(URI first, URI other) {
    if (first.getHost() == null || other.getHost() == null || other.getRawUserInfo() != null) {
      return false;
    }
    String host = first.getHost().toLowerCase(Locale.ROOT);
    String otherHost = other.getHost().toLowerCase(Locale.ROOT);
    boolean family = otherHost.equals(host) || (named(host) && otherHost.endsWith("." + host));
    return family
        && first.getScheme().equalsIgnoreCase(other.getScheme())
        && port(first) == port(other);
  }

  /** Below an address in numbers, and below a name without a dot, there is no family. */
  private static boolean named(String host) {
    return host.indexOf('.') > 0 && !host.matches("[0-9.]+") && !host.startsWith("[");
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }
}
