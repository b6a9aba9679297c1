package io.labport.examples.acme;

import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.Secret;
import java.net.URI;
import java.time.Duration;

/** The section {@code adapters.acme.} */
public record AcmeConfig(
    @Key(doc = "Key that Acme signs launches with, 32 characters or more") Secret launchKey,
    @Key(doc = "How long a signed launch stays valid", byDefault = "PT5M") Duration launchLifetime,
    @Key(doc = "Where Acme takes grades") URI gradebook,
    @Key(doc = "Key for the gradebook") Secret gradebookKey) {
  public AcmeConfig {
    if (launchKey.reveal().length() < 32) {
      throw new IllegalArgumentException("launch-key must have 32 characters or more");
    }
    if (launchLifetime.isNegative() || launchLifetime.isZero()) {
      throw new IllegalArgumentException("launch-lifetime must be more than zero");
    }
  }
}
