package io.labport.examples.certification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The platform's keys: the one that signs, some that a right tool must tell apart from it, and one
 * that is published only where no tool may look. Thread-safe.
 */
final class Keys {
  /** Id of an RSA key and of an EC key: only both kid and kty tell them apart (RFC 7517, 4.5). */
  static final String TWIN = "kit-twin";

  private final RSAKey main;
  private final ECKey elliptic;
  private final RSAKey twin;
  private final RSAKey stranger;
  private final List<JWK> published = new CopyOnWriteArrayList<>();

  Keys(RSAKey main) {
    this.main = main;
    this.elliptic = ec("kit-ec");
    this.twin = rsa(TWIN);
    this.stranger = rsa("kit-stranger");
    published.addAll(List.of(main, elliptic, ec(TWIN), twin));
  }

  RSAKey main() {
    return main;
  }

  ECKey elliptic() {
    return elliptic;
  }

  RSAKey twin() {
    return twin;
  }

  RSAKey stranger() {
    return stranger;
  }

  /** A further pair, published from now on. */
  RSAKey rotateIn(String kid) {
    RSAKey key = rsa(kid);
    published.add(key);
    return key;
  }

  void withdraw(RSAKey key) {
    published.remove(key);
  }

  /** The key set as the tool gets it. */
  String document() {
    return new JWKSet(new ArrayList<>(published)).toString(true);
  }

  /** What an attacker publishes. */
  String strangersDocument() {
    return new JWKSet(stranger).toString(true);
  }

  private static RSAKey rsa(String kid) {
    try {
      return new RSAKeyGenerator(2048)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .keyID(kid)
          .generate();
    } catch (JOSEException noRsa) {
      throw new IllegalStateException("this Java cannot make RSA keys", noRsa);
    }
  }

  private static ECKey ec(String kid) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyUse(KeyUse.SIGNATURE).keyID(kid).generate();
    } catch (JOSEException noCurve) {
      throw new IllegalStateException("this Java cannot make EC keys", noCurve);
    }
  }
}
