package io.labport.core.internal.net;

import io.labport.core.spi.net.DestinationRefusedException;
import java.net.URI;
import java.util.Locale;

/** Where a call goes, after everything that can be judged without the network. */
record Destination(String scheme, String host, int port) {

  static Destination of(URI address, OutboundConfig config) throws DestinationRefusedException {
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !(scheme.equals("http") && config.allowHttp())) {
      throw new DestinationRefusedException("only https addresses may be called");
    }
    // An authority that java.net.URI cannot take apart has no host; others might read one into it.
    if (address.getHost() == null || address.getHost().isEmpty()) {
      throw new DestinationRefusedException("the address has no valid host name");
    }
    if (address.getRawUserInfo() != null) {
      throw new DestinationRefusedException("the address must not carry a user name");
    }
    int standard = scheme.equals("https") ? 443 : 80;
    int port = address.getPort() < 0 ? standard : address.getPort();
    if (!config.ports().contains(port)) {
      throw new DestinationRefusedException(
          "port " + port + " may not be called; the operator can allow it in outbound.ports");
    }
    return new Destination(scheme, address.getHost(), port);
  }

  /** Without the brackets of an IPv6 literal. */
  String bareHost() {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}
