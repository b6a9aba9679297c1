package io.labport.adapter.lti.registration.dynamic;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.adapter.lti.LtiAdapter;
import io.labport.adapter.lti.fake.Registering;
import io.labport.adapter.lti.registration.InvitationTerms;
import io.labport.adapter.lti.registration.LtiRegistrations;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The registration link with the real guard of the core: whoever has an invitation chooses an
 * address, and must not reach anything inside with it.
 */
class RegistrationSsrfTest {
  private static ServerSocket trap;
  private static Labport labport;
  private static String secret;

  @BeforeAll
  static void start() throws Exception {
    trap = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Map<String, String> config = new HashMap<>(TestConfig.minimal());
    config.put("secrets.keyset", Labport.newKeyset());
    // The trap's port is allowed, so that only the address can be what is refused.
    config.put("outbound.ports", "443,8443," + trap.getLocalPort());
    labport =
        Labport.builder()
            .config(ConfigSource.of(config))
            .storage(Storages.inMemory())
            .adapters(new LtiAdapter())
            .start();
    secret =
        Registering.secret(
            labport.offered(LtiRegistrations.class).invite(InvitationTerms.of("Campus")));
  }

  @AfterAll
  static void stop() throws Exception {
    labport.close();
    trap.close();
  }

  private static WebResponse open(String address) throws Exception {
    return labport.serve(
        new IncomingRequest(
            "GET",
            "/lti/register/" + secret,
            "openid_configuration=" + URLEncoder.encode(address, StandardCharsets.UTF_8),
            Map.of(),
            new byte[0],
            Map.of(),
            InetAddress.getLoopbackAddress()));
  }

  private static void refused(String address) throws Exception {
    WebResponse page = open(address);
    assertThat(new String(page.body(), StandardCharsets.UTF_8))
        .as(address)
        .contains("lti.registration-config-url-rejected");
  }

  private static void nothingConnected() throws Exception {
    trap.setSoTimeout(1);
    boolean quiet = false;
    try {
      trap.accept().close();
    } catch (SocketTimeoutException e) {
      quiet = true;
    }
    assertThat(quiet).as("nobody connected to the trap").isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // IPv4: one of each range of the special-purpose registries, and metadata services
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.1",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",
        "169.254.170.2",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.0.192",
        "192.0.2.1",
        "192.31.196.1",
        "192.52.193.1",
        "192.175.48.1",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        // IPv6
        "[::]",
        "[::1]",
        "[::7f00:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::ffff:169.254.169.254]",
        "[::ffff:10.0.0.1]",
        "[::ffff:0:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::169.254.169.254]",
        "[64:ff9b:1::7f00:1]",
        "[100::1]",
        "[100:0:0:1::1]",
        "[2001::1]",
        "[2001:2::1]",
        "[2001:10::1]",
        "[2001:20::1]",
        "[2001:30::1]",
        "[2001:db8::1]",
        "[3fff::1]",
        "[2002:7f00:1::]",
        "[2620:4f:8000::1]",
        "[5f00::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fd20:ce::254]",
        "[fe80::1]",
        "[fe80::1%25lo]",
        "[fec0::1]",
        "[ff02::1]",
        "[0:0:0:0:0:0:0:1]",
        // other ways to write 127.0.0.1; not 0177.0.0.1, which Java reads as 177.0.0.1, both when
        // it is judged and when it is dialled
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "017700000001",
        "127.1",
        "127.0.1",
        "127.0.0.1.",
        "localhost",
        "LOCALHOST"
      })
  void anAddressInsideIsRefusedAndNobodyConnects(String host) throws Exception {
    WebResponse page = open("https://" + host + ":" + trap.getLocalPort() + "/openid");

    // A name that is no address may be looked up, and is then not found or refused.
    assertThat(new String(page.body(), StandardCharsets.UTF_8))
        .contains("lti.registration-config-")
        .containsAnyOf("url-rejected", "could not be read");
    if ((host.startsWith("[") && !host.contains("%"))
        || host.matches("\\d+\\.\\d+\\.\\d+\\.\\d+")) {
      refused("https://" + host + "/openid");
    }
    nothingConnected();
  }

  @Test
  void userNamesPortsAndOtherSchemesAreRefused() throws Exception {
    for (String address :
        new String[] {
          "https://lms.example@127.0.0.1/x",
          "https://127.0.0.1@lms.example/x",
          "https://user:word@lms.example/x",
          "https://93.184.215.14:22/x",
          "https://93.184.215.14:25/x",
          "https://93.184.215.14:6379/x",
          "http://93.184.215.14/x",
          "gopher://127.0.0.1:" + trap.getLocalPort() + "/x",
          "file:///etc/passwd",
          "jar:https://127.0.0.1/x!/",
          "https://127.0.0.1\\@lms.example/x",
          "https://127.0.0.1#@lms.example/x",
          "https://lms.example:443:80/x",
          "https://[::1/x",
          "https://\u2460\u2461\u2466.0.0.1/x",
          "https://localhost%00.lms.example/x"
        }) {
      refused(address);
    }
    nothingConnected();
  }

  @Test
  void nothingIsKeptOfWhatWasRefused() throws Exception {
    refused("https://127.0.0.1/x");

    assertThat(labport.offered(LtiRegistrations.class).list()).isEmpty();
  }
}
