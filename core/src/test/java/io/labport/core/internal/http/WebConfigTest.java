package io.labport.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.internal.http.WebConfig.ClientAddressHeader;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebConfigTest {
  private static WebConfig at(String url) {
    return new WebConfig(
        URI.create(url), List.of(), ClientAddressHeader.X_FORWARDED_FOR, 262_144, "https:");
  }

  @Test
  void aTrailingSlashOfThePublicAddressIsDropped() {
    assertThat(at("https://labs.example/labs/").publicUrl())
        .isEqualTo(URI.create("https://labs.example/labs"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8080",
        "http://127.0.0.1",
        "http://[::1]/x",
        "http://a.localhost"
      })
  void plainHttpIsPossibleOnThisComputer(String url) {
    assertThat(at(url).publicUrl()).isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://labs.example",
        "ftp://labs.example",
        "https:labs",
        "https://labs.example?x",
        "https://labs.example#x",
        "https://u@labs.example"
      })
  void anAddressThatBrowsersCannotUseIsRefused(String url) {
    assertThatThrownBy(() -> at(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("public-url must");
  }

  @Test
  void frameAncestorsCannotSmuggleADirective() {
    assertThatThrownBy(
            () ->
                new WebConfig(
                    URI.create("https://labs.example"),
                    List.of(),
                    ClientAddressHeader.FORWARDED,
                    262_144,
                    "https:; script-src *"))
        .hasMessageStartingWith("frame-ancestors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"proxy.example", "10.0.0.0/33", "", "10.*", "*", "10.0.0.1-9", "10.1"})
  void aProxyMustBeAnAddressOrARange(String proxy) {
    assertThatThrownBy(
            () ->
                new WebConfig(
                    URI.create("https://labs.example"),
                    List.of(proxy),
                    ClientAddressHeader.FORWARDED,
                    262_144,
                    "https:"))
        .hasMessageContaining("is not a range");
  }
}
