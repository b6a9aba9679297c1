package io.labport.adapter.lti.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.labport.core.spi.store.SecretBox;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;

/** Makes key pairs, seals them, and opens them again. */
public final class ToolKeyMaker {
  private final SecretBox secrets;
  private final SecureRandom random;
  private final Clock clock;

  @Inject
  public ToolKeyMaker(SecretBox secrets, SecureRandom random, Clock clock) {
    this.secrets = secrets;
    this.random = random;
    this.clock = clock;
  }

  /** A new pair: RSA, because RS256 is the only algorithm that every platform takes. */
  ToolKeySet.Entry make(KeyState state) {
    try {
      RSAKey pair =
          new RSAKeyGenerator(2048)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.RS256)
              .keyIDFromThumbprint(true)
              .secureRandom(random)
              .generate();
      String id = pair.getKeyID();
      return entry(id, pair, secrets.seal(pair.toJSONString(), context(id)), state);
    } catch (JOSEException e) {
      throw new IllegalStateException("no RSA key could be made", e);
    }
  }

  /** A pair that was stored alone, before there were sets. */
  ToolKeySet.Entry adopt(String id, String sealed) {
    return entry(id, open(id, sealed), sealed, KeyState.ACTIVE);
  }

  ToolKey open(ToolKeySet.Entry entry) {
    return new ToolKey(open(entry.id(), entry.sealed()));
  }

  private ToolKeySet.Entry entry(String id, RSAKey pair, String sealed, KeyState state) {
    return new ToolKeySet.Entry(
        id, pair.getKeyID(), state, clock.millis(), sealed, pair.toPublicJWK().toJSONObject());
  }

  private RSAKey open(String id, String sealed) {
    try {
      return RSAKey.parse(secrets.open(sealed, context(id)));
    } catch (ParseException e) {
      throw new IllegalStateException("tool key " + id + " is damaged", e);
    }
  }

  private static String context(String id) {
    return "lti/tool-key/" + id;
  }
}
