package io.labport.core.runtime;

import io.labport.core.internal.secret.SecretsConfig;
import io.labport.core.internal.secret.TinkSecretBox;
import io.labport.core.spi.store.SecretBox;

/** The box of the configured key set, or one that says that there is none. */
final class SecretBoxes {
  private SecretBoxes() {}

  static SecretBox of(Configuration configuration) {
    return configuration
        .section("secrets", SecretsConfig.class)
        .keyset()
        .<SecretBox>map(TinkSecretBox::new)
        .orElseGet(Unconfigured::new);
  }

  private static final class Unconfigured implements SecretBox {
    @Override
    public String seal(String plain, String context) {
      throw missing(context);
    }

    @Override
    public String open(String sealed, String context) {
      throw missing(context);
    }

    private static ConfigurationException missing(String context) {
      return new ConfigurationException(
          "secrets.keyset is not set, but "
              + context
              + " must be encrypted; make a key set with Labport.newKeyset(), set it, and keep a copy:"
              + " without it nothing that was encrypted can be read");
    }
  }
}
