package io.labport.adapter.scorm.tracking;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** The learner's own address, if it says anything about where they are. */
final class LearnerAddress {
  private LearnerAddress() {}

  static Optional<InetAddress> publicOnly(InetAddress address) {
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
