package io.labport.core.internal.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;

/**
 * Tink key sets as the JSON text that an operator keeps. The configuration is passed at each step,
 * so that Tink's registry, which is global to the JVM, stays untouched.
 */
public final class Keysets {
  private Keysets() {}

  /** A new key set with one AES-256-GCM key. */
  public static String generate() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
          KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
          AeadConfig2026.get(),
          InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM has no AES-GCM", e);
    }
  }

  /**
   * @throws IllegalArgumentException when it is not a key set for authenticated encryption; neither
   *     message nor cause show any of it
   */
  static Aead aead(String json) {
    try {
      return TinkJsonProtoKeysetFormat.parseKeyset(
              json, AeadConfig2026.get(), InsecureSecretKeyAccess.get())
          .getPrimitive(AeadConfig2026.get(), Aead.class);
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IllegalArgumentException(
          "keyset is not a Tink key set for AEAD in JSON; make one with Labport.newKeyset()");
    }
  }
}
