package io.labport.core.inbound.skillable;

import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.Secret;
import java.util.Optional;

/** The section {@code hooks.} */
public record HooksConfig(
    @Key(
            doc =
                "What Skillable's webhooks present, in the path /skillable/hooks/<secret>/<event>/{id}"
                    + " or in the header X-Labport-Hook-Secret; without it they are not answered")
        Optional<Secret> secret) {
  public HooksConfig {
    secret.ifPresent(
        value -> {
          if (!value.reveal().matches("[A-Za-z0-9._~-]{16,200}")) {
            throw new IllegalArgumentException(
                "secret must have 16 to 200 letters, digits, dots, hyphens, underscores or tildes,"
                    + " because it is part of an address");
          }
        });
  }
}
