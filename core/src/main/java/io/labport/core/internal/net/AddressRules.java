package io.labport.core.internal.net;

import inet.ipaddr.IPAddress;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses may be called: public ones (IANA's special-purpose address registries, RFC 6890),
 * and those in the ranges that the operator allowed.
 */
final class AddressRules {
  private static final Duration INTERFACES_VALID = Duration.ofMinutes(1);

  private static final Ranges NOT_PUBLIC =
      Ranges.of(
          List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.31.196.0/24",
              "192.52.193.0/24",
              "192.175.48.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "2001::/23",
              "2001:db8::/32",
              "3fff::/20",
              "2002::/16",
              "2620:4f:8000::/48"));

  /**
   * Of the host itself, cloud metadata services among them (168.63.129.16 is Azure's, publicly
   * numbered but local): released only by a range that lies wholly within, so that a generous range
   * does not open them by accident.
   */
  private static final Ranges OF_THE_HOST =
      Ranges.of(
          List.of("127.0.0.0/8", "169.254.0.0/16", "168.63.129.16/32", "::1/128", "fe80::/10"));

  private static final IPAddress GLOBAL_UNICAST_V6 = Ranges.parse("2000::/3");

  /** RFC 6052 and RFC 8215: what stands behind is an IPv4 address in the last four bytes. */
  private static final Ranges NAT64 = Ranges.of(List.of("64:ff9b::/96", "64:ff9b:1::/48"));

  private final Ranges allowed;
  private final Clock clock;
  private volatile Interfaces own = new Interfaces(Set.of(), Instant.MIN);

  private record Interfaces(Set<InetAddress> addresses, Instant validUntil) {}

  AddressRules(List<String> allowedRanges, Clock clock) {
    this.allowed = Ranges.of(allowedRanges);
    this.clock = clock;
  }

  /** The rule that forbids calling the address; empty when it may be called. */
  Optional<String> forbids(InetAddress address) {
    IPAddress judged = Ranges.unmapped(address);
    if (OF_THE_HOST.contains(judged)) {
      return allowedWithinHost(judged)
          ? Optional.empty()
          : Optional.of("the address belongs to the host itself");
    }
    if (allowed.contains(judged)) {
      return NAT64.contains(judged) ? forbids(embedded(judged)) : Optional.empty();
    }
    if (NOT_PUBLIC.contains(judged) || (judged.isIPv6() && !GLOBAL_UNICAST_V6.contains(judged))) {
      return Optional.of("the address is not public");
    }
    return ownAddresses().contains(judged.toInetAddress())
        ? Optional.of("the address belongs to the host itself")
        : Optional.empty();
  }

  private boolean allowedWithinHost(IPAddress judged) {
    return allowed.blocks().stream()
        .filter(block -> block.contains(judged))
        .anyMatch(block -> OF_THE_HOST.blocks().stream().anyMatch(host -> host.contains(block)));
  }

  private static InetAddress embedded(IPAddress nat64) {
    byte[] bytes = nat64.getBytes();
    try {
      return InetAddress.getByAddress(new byte[] {bytes[12], bytes[13], bytes[14], bytes[15]});
    } catch (java.net.UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  /** A public address of our own may lead through a hairpin to a port that is not public. */
  private Set<InetAddress> ownAddresses() {
    Interfaces current = own;
    Instant now = clock.instant();
    if (now.isBefore(current.validUntil())) {
      return current.addresses();
    }
    try {
      Set<InetAddress> addresses = new HashSet<>();
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .map(address -> Ranges.unmapped(address).toInetAddress())
          .forEach(addresses::add);
      own = new Interfaces(addresses, now.plus(INTERFACES_VALID));
      return addresses;
    } catch (SocketException e) {
      return current.addresses();
    }
  }
}
