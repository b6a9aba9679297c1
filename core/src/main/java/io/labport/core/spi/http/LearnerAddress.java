package io.labport.core.spi.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** The learner's own address, for {@code LaunchRequest}. */
public final class LearnerAddress {
  private LearnerAddress() {}

  /**
   * The address of a request, if it says anything about where the learner is; empty for local and
   * private ones.
   */
  public static Optional<InetAddress> publicOnly(InetAddress address) {
    boolean local =
        address.isAnyLocalAddress()
            || address.isLoopbackAddress()
            || address.isLinkLocalAddress()
            || address.isSiteLocalAddress()
            || address.isMulticastAddress()
            || sharedOrUnique(address);
    return local ? Optional.empty() : Optional.of(address);
  }

  /**
   * 100.64.0.0/10 (RFC 6598) and fc00::/7 (RFC 4193), of which {@link InetAddress} knows nothing.
   */
  private static boolean sharedOrUnique(InetAddress address) {
    byte[] octets = address.getAddress();
    return address instanceof Inet6Address
        ? (octets[0] & 0xfe) == 0xfc
        : octets[0] == 100 && (octets[1] & 0xc0) == 64;
  }
}
