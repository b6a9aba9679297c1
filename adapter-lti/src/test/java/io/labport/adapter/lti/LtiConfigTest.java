package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.profile.Profiles;
import io.labport.adapter.lti.registration.IdTokenAlgorithm;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.adapter.lti.registration.Registration;
import io.labport.core.runtime.Labport;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LtiConfigTest {
  private final FakePlatform platform = new FakePlatform();
  private final Agreed agreed = new Agreed(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void httpIsForLoopbackHostsInDevelopmentOnly() {
    refused(false, "registrations.one.token-endpoint: must be https");
    agreed.tokenEndpoint = URI.create("http://lms.example.edu/token");
    refused(true, "registrations.one.token-endpoint: must be https");
    agreed.tokenEndpoint = platform.at("/token");

    assertThat(config(true).registrations()).containsKey("one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/relative", "mailto:x@y", "https://u:p@lms.example/", "https://lms.example/#a"})
  void anAddressMustBeAbsoluteWithoutUserAndFragment(String address) {
    agreed.jwksUri = URI.create(address);

    refused(true, "registrations.one.jwks-uri: must be an absolute address");
  }

  @Test
  void anAuthorizationEndpointByHttpIsNoneAtALogin() {
    agreed.authorizationEndpoint = URI.create("http://localhost/auth");
    Registration registration = new Registration("one", agreed.config());

    assertThat(registration.endpointAllowed(false)).isFalse();
    assertThat(registration.endpointAllowed(true)).isTrue();
  }

  @Test
  void aWrongDefaultOfALabIsFoundAtTheStart() {
    agreed.labDefaults = Map.of("duration_minutes", "5");

    assertThatThrownBy(agreed::config)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lab-defaults: durationMinutes: must be from 15 to 20160, not 5");
  }

  @Test
  void aKeyMustFitIntoAnAddress() {
    assertThatThrownBy(() -> Agreed.adapter(Map.of("Über", agreed.config()), true, 1, 1))
        .hasMessageStartingWith("registrations.Über: use lower case letters");
  }

  @Test
  void twoRegistrationsOfOneIssuerAndClientIdAreRefused() {
    assertThatThrownBy(
            () -> Agreed.adapter(Map.of("a", agreed.config(), "b", agreed.config()), true, 1, 1))
        .hasMessage("registrations.b: has the same issuer and client-id as registrations.a");
  }

  @Test
  void withoutAListOnlyRs256IsAccepted() {
    assertThat(agreed.config().idTokenAlgorithms()).containsExactly(IdTokenAlgorithm.RS256);
  }

  @Test
  void theTokenAudienceIsTheEndpointUnlessAgreedOtherwise() {
    agreed.tokenEndpoint = URI.create("https://lms.example.edu/token/");
    assertThat(audience()).isEqualTo("https://lms.example.edu/token/");
    agreed.family = PlatformFamily.CANVAS;
    assertThat(audience()).isEqualTo("https://lms.example.edu/token");
    agreed.tokenAudience = java.util.Optional.of("https://api.brightspace.com/auth/token");
    assertThat(audience()).isEqualTo("https://api.brightspace.com/auth/token");
  }

  @Test
  void theReferenceNamesEveryKeyOfARegistration() {
    String reference = Labport.describeConfiguration(List.of(new LtiAdapter()));

    assertThat(reference)
        .contains("adapters.lti.allow-http")
        .contains("issuer")
        .contains("authorization-endpoint")
        .contains("withhold-identity");
  }

  private String audience() {
    return new Profiles(List.of()).tokenAudience(new Registration("one", agreed.config()));
  }

  private LtiConfig config(boolean allowHttp) {
    return Agreed.adapter(Map.of("one", agreed.config()), allowHttp, 1, 1);
  }

  private void refused(boolean allowHttp, String message) {
    assertThatThrownBy(() -> config(allowHttp))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
