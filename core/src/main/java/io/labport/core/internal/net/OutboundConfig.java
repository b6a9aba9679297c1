package io.labport.core.internal.net;

import io.labport.core.spi.config.Key;
import java.util.List;

/** The section {@code outbound.} */
public record OutboundConfig(
    @Key(doc = "Allow plain http to addresses that LMSs and tenants give", byDefault = "false")
        boolean allowHttp,
    @Key(
            doc =
                "Ranges (CIDR) that may be called though they are not public, for an LMS on a private"
                    + " network; loopback, link-local and cloud metadata only when a range lies wholly"
                    + " within them")
        List<String> allowedRanges,
    @Key(doc = "Ports that may be called", byDefault = "443,8443") List<Integer> ports) {
  public OutboundConfig {
    allowedRanges = List.copyOf(allowedRanges);
    ports = List.copyOf(ports);
    allowedRanges.forEach(Ranges::parse);
    for (int port : ports) {
      if (port < 1 || port > 65_535) {
        throw new IllegalArgumentException("ports: " + port + " is not a port");
      }
    }
  }
}
