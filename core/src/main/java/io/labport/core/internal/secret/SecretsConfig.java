package io.labport.core.internal.secret;

import io.labport.core.spi.config.Key;
import io.labport.core.spi.config.Secret;
import java.util.Optional;

/** The section {@code secrets.} */
public record SecretsConfig(
    @Key(
            doc =
                "Tink AEAD key set in JSON that encrypts secrets in the database; its primary key"
                    + " encrypts, all its keys decrypt; needed as soon as an adapter keeps secrets")
        Optional<Secret> keyset) {
  public SecretsConfig {
    keyset.ifPresent(secret -> Keysets.aead(secret.reveal()));
  }
}
