package io.labport.adapter.lti.registration.dynamic;

import io.labport.adapter.lti.LtiConfig;
import io.labport.adapter.lti.keys.KeySetChoice;
import io.labport.adapter.lti.profile.ToolAddresses;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.spi.http.PublicAddress;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/** What platforms must know of us. */
public final class ToolDescription {
  private final LtiConfig config;
  private final PublicAddress self;
  private final Registrations registrations;

  @Inject
  public ToolDescription(LtiConfig config, PublicAddress self, Registrations registrations) {
    this.config = config;
    this.self = self;
    this.registrations = registrations;
  }

  /**
   * For one registration, which need not be there yet, or for all of them. A login address of its
   * own is better: some platforms say neither client id nor deployment when they begin a login.
   */
  public ToolAddresses addresses(Optional<String> registration) {
    String login = registration.map(key -> "/login/" + key).orElse("/login");
    boolean ownKeys =
        registration
            .flatMap(registrations::byKey)
            .filter(r -> r.agreed().keySet() == KeySetChoice.OWN)
            .isPresent();
    URI keys = self.of(ownKeys ? "/jwks/" + registration.orElseThrow() : "/jwks");
    return new ToolAddresses(
        config.tool().name(),
        config.tool().description(),
        self.of(login),
        self.of("/launch"),
        keys,
        self.of("/register"),
        registration);
  }
}
