package io.labport.core.internal.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.labport.core.spi.config.Secret;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TinkSecretBoxTest {
  private final String keyset = Keysets.generate();
  private final TinkSecretBox box = new TinkSecretBox(new Secret(keyset));

  @Test
  void whatWasSealedOpensInTheSameContextAlone() {
    String sealed = box.seal("Schlüssel", "lti/tool-key/a");

    assertThat(sealed).matches("[A-Za-z0-9_-]+").doesNotContain("Schl");
    assertThat(box.open(sealed, "lti/tool-key/a")).isEqualTo("Schlüssel");
    assertThatThrownBy(() -> box.open(sealed, "lti/tool-key/b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secrets.keyset");
  }

  @Test
  void garbageAndOtherKeySetsAreRefused() {
    String foreign = new TinkSecretBox(new Secret(Keysets.generate())).seal("x", "c");

    assertThatThrownBy(() -> box.open(foreign, "c")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> box.open("%%", "c")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> box.open("", "c")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void afterARotationTheNewKeySealsAndTheOldOneStillOpens() throws GeneralSecurityException {
    String sealedBefore = box.seal("alt", "c");
    TinkSecretBox rotated = new TinkSecretBox(new Secret(rotated(keyset)));

    assertThat(rotated.open(sealedBefore, "c")).isEqualTo("alt");
    String sealedAfter = rotated.seal("neu", "c");
    assertThat(rotated.open(sealedAfter, "c")).isEqualTo("neu");
    assertThatThrownBy(() -> box.open(sealedAfter, "c"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTextThatIsNoKeySetIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> new SecretsConfig(Optional.of(new Secret("{\"geheim\":1}"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Labport.newKeyset()")
        .hasMessageNotContaining("geheim")
        .hasNoCause();
  }

  private static String rotated(String json) throws GeneralSecurityException {
    KeysetHandle old =
        TinkJsonProtoKeysetFormat.parseKeyset(
            json, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
    KeysetHandle fresh =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());
    KeysetHandle both =
        KeysetHandle.newBuilder(old)
            .addEntry(KeysetHandle.importKey(fresh.getPrimary().getKey()).makePrimary())
            .build();
    return TinkJsonProtoKeysetFormat.serializeKeyset(
        both, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
  }
}
