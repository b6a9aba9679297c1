package io.labport.examples.lms;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.PlainObject;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Mints id tokens, good ones and every kind of bad one, for tests of tools. Claims are plain JSON
 * values, so that wrong types can be said too. Thread-safe.
 */
public final class IdTokens {

  private final Platform platform;
  private final KeySet keys;
  private final LaunchClaims claims;
  private @Nullable RSAKey foreign;

  IdTokens(Platform platform, KeySet keys, LaunchClaims claims) {
    this.platform = platform;
    this.keys = keys;
    this.claims = claims;
  }

  /**
   * The right claims of a launch in a window; a fresh mutable map.
   *
   * @throws IllegalArgumentException if there is no such link or user
   */
  public Map<String, Object> claims(String linkId, String userId, String nonce) {
    Course course = platform.courseOfLink(linkId);
    Member member =
        course
            .member(userId)
            .orElseThrow(() -> new IllegalArgumentException("nobody is " + userId));
    Link link = course.link(linkId).orElseThrow();
    return claims.of(
        new Occasion(course, member, Presentation.WINDOW, new Purpose.OpenLink(link)), nonce);
  }

  /** As this LMS signs. */
  public String sign(Map<String, Object> payload) {
    return sign(header(signingKey().getKeyID()), payload, signingKey());
  }

  /** With any header and key. */
  public String sign(JWSHeader header, Map<String, Object> payload, RSAKey key) {
    try {
      JWSObject jws = new JWSObject(header, new Payload(payload));
      jws.sign(new RSASSASigner(key));
      return jws.serialize();
    } catch (JOSEException notSigned) {
      throw new IllegalArgumentException("this key cannot sign that", notSigned);
    }
  }

  /** The right key under another id. */
  public String signWithKid(String kid, Map<String, Object> payload) {
    return sign(header(kid), payload, signingKey());
  }

  /** The right key without any id. */
  public String signWithoutKid(Map<String, Object> payload) {
    return sign(
        new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).build(),
        payload,
        signingKey());
  }

  /** The right id over a stranger's signature. */
  public String signWithForeignKey(Map<String, Object> payload) {
    return sign(header(signingKey().getKeyID()), payload, foreignKey());
  }

  /** {@code alg} none. */
  public String unsigned(Map<String, Object> payload) {
    return new PlainObject(new PlainHeader(), new Payload(payload)).serialize();
  }

  /** HS256 with the public key's bytes as the secret: the classical confusion of algorithms. */
  public String signWithPublicKeyAsSecret(Map<String, Object> payload) {
    try {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(signingKey().getKeyID()).build();
      JWSObject jws = new JWSObject(header, new Payload(payload));
      jws.sign(new MACSigner(signingKey().toRSAPublicKey().getEncoded()));
      return jws.serialize();
    } catch (JOSEException notSigned) {
      throw new IllegalStateException("HS256 is not to be had", notSigned);
    }
  }

  /** The pair that signs at the moment, with its private half. */
  public RSAKey signingKey() {
    return keys.signing();
  }

  /** A pair that is published nowhere. */
  public synchronized RSAKey foreignKey() {
    RSAKey made = foreign;
    if (made == null) {
      made = KeySet.newKey();
      foreign = made;
    }
    return made;
  }

  private static JWSHeader header(String kid) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).keyID(kid).build();
  }
}
