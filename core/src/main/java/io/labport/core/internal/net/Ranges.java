package io.labport.core.internal.net;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressNetwork.IPAddressGenerator;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** A set of address ranges. */
public final class Ranges {
  // The library's own notations (wildcards, inet_aton, "all addresses" for blank) are no notation
  // that an operator means.
  private static final IPAddressStringParameters STRICT =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowSingleSegment(false)
          .allowWildcardedSeparator(false)
          .getIPv4AddressParametersBuilder()
          .allow_inet_aton(false)
          .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
          .getParentBuilder()
          .getIPv6AddressParametersBuilder()
          .setRangeOptions(inet.ipaddr.AddressStringParameters.RangeParameters.NO_RANGE)
          .allowZone(false)
          .getParentBuilder()
          .toParams();

  private final List<IPAddress> blocks;

  private Ranges(List<IPAddress> blocks) {
    this.blocks = blocks;
  }

  public static Ranges of(List<String> cidrs) {
    return new Ranges(cidrs.stream().map(Ranges::parse).toList());
  }

  /**
   * @throws IllegalArgumentException when it is neither an address nor a CIDR range
   */
  public static IPAddress parse(String cidr) {
    try {
      return new IPAddressString(cidr, STRICT).toAddress().toPrefixBlock();
    } catch (AddressStringException | IncompatibleAddressException e) {
      throw new IllegalArgumentException(
          "'" + cidr + "' is not a range; write it like 10.20.0.0/16 or fd12::/48");
    }
  }

  /** The address of a text that is nothing else; never asks a name server. */
  public static Optional<InetAddress> address(String literal) {
    try {
      IPAddress address = new IPAddressString(literal, STRICT).toAddress();
      return address.isPrefixed() || address.isMultiple()
          ? Optional.empty()
          : Optional.of(unmapped(address.toInetAddress()).toInetAddress());
    } catch (AddressStringException | IncompatibleAddressException e) {
      return Optional.empty();
    }
  }

  public boolean contains(InetAddress address) {
    return contains(unmapped(address));
  }

  boolean contains(IPAddress address) {
    return blocks.stream().anyMatch(block -> block.contains(address));
  }

  List<IPAddress> blocks() {
    return blocks;
  }

  /** From the bytes, never from text; an IPv4-mapped address is the IPv4 address. */
  static IPAddress unmapped(InetAddress address) {
    IPAddress judged = new IPAddressGenerator().from(address.getAddress());
    return judged.isIPv6() && judged.toIPv6().isIPv4Mapped()
        ? judged.toIPv6().getEmbeddedIPv4Address()
        : judged;
  }
}
