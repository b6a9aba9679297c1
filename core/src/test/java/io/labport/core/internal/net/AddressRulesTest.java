package io.labport.core.internal.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
  private static AddressRules allowing(String... ranges) {
    return new AddressRules(List.of(ranges), Clock.systemUTC());
  }

  private static boolean mayCall(AddressRules rules, String address) throws UnknownHostException {
    return rules.forbids(InetAddress.getByName(address)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "169.254.170.2",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.0.2.1",
        "192.31.196.1",
        "192.52.193.1",
        "192.88.99.1",
        "192.168.1.1",
        "192.175.48.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:2::1",
        "2001:10::1",
        "2001:20::1",
        "2001:db8::1",
        "3fff::1",
        "2002:7f00:1::",
        "2620:4f:8000::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void addressesThatAreNotPublicAreForbidden(String address) throws UnknownHostException {
    assertThat(mayCall(allowing(), address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.0.1.1",
        "168.63.129.17",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "2606:4700::1111",
        "2001:4860:4860::8888",
        "2a00::1"
      })
  void publicAddressesMayBeCalled(String address) throws UnknownHostException {
    assertThat(mayCall(allowing(), address)).isTrue();
  }

  @Test
  void anAllowedRangeOpensPrivateAddressesAndNothingElse() throws UnknownHostException {
    AddressRules rules = allowing("10.20.0.0/16", "fd12:3456::/32");

    assertThat(mayCall(rules, "10.20.3.4")).isTrue();
    assertThat(mayCall(rules, "::ffff:10.20.3.4")).isTrue();
    assertThat(mayCall(rules, "fd12:3456::1")).isTrue();
    assertThat(mayCall(rules, "10.21.0.1")).isFalse();
    assertThat(mayCall(rules, "fd13::1")).isFalse();
  }

  @Test
  void aGenerousRangeDoesNotOpenTheHostItself() throws UnknownHostException {
    AddressRules rules = allowing("0.0.0.0/0", "::/0");

    assertThat(mayCall(rules, "192.168.1.1")).isTrue();
    assertThat(mayCall(rules, "127.0.0.1")).isFalse();
    assertThat(mayCall(rules, "169.254.169.254")).isFalse();
    assertThat(mayCall(rules, "168.63.129.16")).isFalse();
    assertThat(mayCall(rules, "::1")).isFalse();
    assertThat(mayCall(rules, "fe80::1")).isFalse();
  }

  @Test
  void aRangeWithinLoopbackOpensLoopback() throws UnknownHostException {
    AddressRules rules = allowing("127.0.0.1/32", "::1/128");

    assertThat(mayCall(rules, "127.0.0.1")).isTrue();
    assertThat(mayCall(rules, "::1")).isTrue();
    assertThat(mayCall(rules, "127.0.0.2")).isFalse();
  }

  @Test
  void behindAnAllowedNat64PrefixTheEmbeddedAddressIsJudged() throws UnknownHostException {
    AddressRules rules = allowing("64:ff9b::/96");

    assertThat(mayCall(rules, "64:ff9b::808:808")).isTrue();
    assertThat(mayCall(rules, "64:ff9b::7f00:1")).isFalse();
    assertThat(mayCall(rules, "64:ff9b::a00:1")).isFalse();
  }
}
