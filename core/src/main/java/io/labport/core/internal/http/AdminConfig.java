package io.labport.core.internal.http;

import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.Secret;
import java.util.Optional;

/** The section {@code admin.} */
public record AdminConfig(
    @Key(
            doc =
                "What administrators present as a bearer token at the addresses below /admin, at"
                    + " least 24 characters; without it these addresses do not exist")
        Optional<Secret> token) {
  public AdminConfig {
    token.ifPresent(
        secret -> {
          if (!secret.reveal().matches("[!-~]{24,500}")) {
            throw new IllegalArgumentException(
                "token must have 24 to 500 printable characters and no blanks");
          }
        });
  }
}
