package io.labport.examples.certification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed tokens in compact form (RFC 7515, section 7.1) over any header and any bytes, since a
 * library would refuse to write most of what is wanted here.
 */
final class Jws {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Jws() {}

  static String rs256(String header, byte[] payload, RSAKey key) {
    try {
      return signed("SHA256withRSA", header, payload, key.toPrivateKey());
    } catch (JOSEException notPrivate) {
      throw new IllegalArgumentException("this key cannot sign", notPrivate);
    }
  }

  static String rs512(String header, byte[] payload, RSAKey key) {
    try {
      return signed("SHA512withRSA", header, payload, key.toPrivateKey());
    } catch (JOSEException notPrivate) {
      throw new IllegalArgumentException("this key cannot sign", notPrivate);
    }
  }

  static String es256(String header, byte[] payload, ECKey key) {
    try {
      return signed("SHA256withECDSAinP1363Format", header, payload, key.toPrivateKey());
    } catch (JOSEException notPrivate) {
      throw new IllegalArgumentException("this key cannot sign", notPrivate);
    }
  }

  static String hs256(String header, byte[] payload, byte[] secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      String input = input(header, payload);
      return input + "." + base64(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException notSigned) {
      throw new IllegalStateException("this Java has no HMAC", notSigned);
    }
  }

  /** Without a signature and without the dot before it. */
  static String input(String header, byte[] payload) {
    return base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(payload);
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String json(Map<String, Object> object) {
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException notJson) {
      throw new IllegalArgumentException("these are no JSON values", notJson);
    }
  }

  private static String signed(String algorithm, String header, byte[] payload, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      String input = input(header, payload);
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + base64(signature.sign());
    } catch (GeneralSecurityException notSigned) {
      throw new IllegalStateException("this key cannot sign with " + algorithm, notSigned);
    }
  }
}
