package io.labport.adapter.lti.keys;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import java.text.ParseException;
import java.util.Base64;

/**
 * Encrypts what we keep for a browser under a value that only the browser has: whoever reads the
 * database, but has not that value, reads nothing (JWE, RFC 7516, with direct encryption).
 */
public final class Sealing {
  private static final JWEHeader HEADER = new JWEHeader(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

  private Sealing() {}

  /**
   * @param secret with at least 128 unguessable bits, and never kept
   * @param purpose so that what was sealed for one use does not open in another
   */
  public static String seal(String secret, String purpose, String plain) {
    try {
      JWEObject sealed = new JWEObject(HEADER, new Payload(plain));
      sealed.encrypt(new DirectEncrypter(key(secret, purpose)));
      return sealed.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java has AES in Galois/Counter Mode", e);
    }
  }

  /**
   * @throws IllegalArgumentException when it was sealed under another secret or for another purpose
   */
  public static String open(String secret, String purpose, String sealed) {
    try {
      JWEObject object = JWEObject.parse(sealed);
      object.decrypt(new DirectDecrypter(key(secret, purpose)));
      return object.getPayload().toString();
    } catch (ParseException | JOSEException e) {
      throw new IllegalArgumentException("not sealed under this secret for " + purpose, e);
    }
  }

  private static byte[] key(String secret, String purpose) {
    return Base64.getUrlDecoder().decode(Fingerprint.of("seal:" + purpose + ":" + secret));
  }
}
