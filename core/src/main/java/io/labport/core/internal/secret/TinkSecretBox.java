package io.labport.core.internal.secret;

import com.google.crypto.tink.Aead;
import io.labport.core.spi.config.Secret;
import io.labport.core.spi.store.SecretBox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

/** Authenticated encryption; the context is the associated data. */
public final class TinkSecretBox implements SecretBox {
  private final Aead aead;

  public TinkSecretBox(Secret keyset) {
    this.aead = Keysets.aead(keyset.reveal());
  }

  @Override
  public String seal(String plain, String context) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(aead.encrypt(utf8(plain), utf8(context)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed for " + context, e);
    }
  }

  @Override
  public String open(String sealed, String context) {
    try {
      return new String(
          aead.decrypt(Base64.getUrlDecoder().decode(sealed), utf8(context)),
          StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "what was sealed for "
              + context
              + " cannot be opened with the keys of secrets.keyset; restore the key set it was sealed"
              + " with");
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
