package io.labport.examples.lms;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The platform's key pairs: the first signs, all are published. */
final class KeySet {

  private static final Duration MAY_BE_CACHED = Duration.ofHours(1);
  private static final int BITS = 2048;

  private volatile List<RSAKey> keys;

  private KeySet(List<RSAKey> keys) {
    this.keys = List.copyOf(keys);
  }

  static KeySet fresh() {
    return new KeySet(List.of(newKey()));
  }

  /** From {@link #withPrivateKeys()}. */
  static KeySet stored(String json) {
    try {
      List<RSAKey> read = new ArrayList<>();
      for (JWK key : JWKSet.parse(json).getKeys()) {
        read.add(key.toRSAKey());
      }
      if (read.isEmpty()) {
        throw new IllegalStateException("the stored key set is empty");
      }
      return new KeySet(read);
    } catch (ParseException malformed) {
      throw new IllegalStateException("the stored key set cannot be read", malformed);
    }
  }

  static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(BITS)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyIDFromThumbprint(true)
          .generate();
    } catch (JOSEException noRsa) {
      throw new IllegalStateException("this Java cannot make RSA keys", noRsa);
    }
  }

  RSAKey signing() {
    return keys.get(0);
  }

  /** A new pair signs from now on; the earlier ones stay published. */
  synchronized void rotate() {
    List<RSAKey> more = new ArrayList<>();
    more.add(newKey());
    more.addAll(keys);
    keys = List.copyOf(more);
  }

  /** Publishes the signing key alone. */
  synchronized void withdrawOldKeys() {
    keys = List.of(keys.get(0));
  }

  String withPrivateKeys() {
    return new JWKSet(List.<JWK>copyOf(keys)).toString(false);
  }

  Answer published(Incoming request, boolean withoutAlgorithm) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      throw ServiceDoor.wrongMethod("GET, HEAD");
    }
    List<JWK> shown = new ArrayList<>(keys);
    if (withoutAlgorithm) {
      shown.replaceAll(key -> new RSAKey.Builder(key.toRSAKey()).algorithm(null).build());
    }
    String json = new JWKSet(shown).toString(true);
    return Answer.of(200, "application/json", json)
        .with("Cache-Control", "public, max-age=" + MAY_BE_CACHED.toSeconds());
  }
}
