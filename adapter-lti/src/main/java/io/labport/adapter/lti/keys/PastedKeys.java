package io.labport.adapter.lti.keys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A platform's public keys as somebody copied them from its settings: a JWK set (RFC 7517), a
 * single JWK, or public keys and certificates in PEM (RFC 7468). Immutable.
 */
public final class PastedKeys {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (PUBLIC KEY|CERTIFICATE)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  private final List<JWK> keys;

  private PastedKeys(List<JWK> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * @throws IllegalArgumentException when no key can be read, saying what is accepted
   */
  public static PastedKeys parse(String text) {
    List<JWK> keys = text.strip().startsWith("{") ? json(text) : pem(text);
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "platform-keys: must be a JWK set in JSON, or RSA or EC public keys in PEM (-----BEGIN"
              + " PUBLIC KEY----- or -----BEGIN CERTIFICATE-----)");
    }
    return new PastedKeys(keys);
  }

  /** PEM has no ids: a key without one answers to every id, if its type fits. */
  Optional<JWK> find(String kid, String keyType) {
    List<JWK> fitting =
        keys.stream().filter(k -> keyType.equals(k.getKeyType().getValue())).toList();
    return fitting.stream()
        .filter(k -> kid.equals(k.getKeyID()))
        .findFirst()
        .or(() -> fitting.stream().filter(k -> k.getKeyID() == null).findFirst());
  }

  List<String> kids() {
    return keys.stream()
        .map(k -> Optional.ofNullable(k.getKeyID()).orElse("(without id)"))
        .toList();
  }

  private static List<JWK> json(String text) {
    List<JWK> keys = new ArrayList<>();
    try {
      JsonNode document = JSON.readTree(text);
      if (document.path("keys").isArray()) {
        document.path("keys").forEach(entry -> KeySet.readable(entry).ifPresent(keys::add));
      } else {
        KeySet.readable(document).ifPresent(keys::add);
      }
    } catch (JsonProcessingException e) {
      return List.of();
    }
    return keys;
  }

  private static List<JWK> pem(String text) {
    List<JWK> keys = new ArrayList<>();
    Matcher blocks = PEM.matcher(text);
    while (blocks.find()) {
      try {
        byte[] der = Base64.getMimeDecoder().decode(blocks.group(2).strip());
        key(blocks.group(1).equals("CERTIFICATE") ? certified(der) : bare(der))
            .ifPresent(keys::add);
      } catch (GeneralSecurityException | IllegalArgumentException e) {
        return List.of();
      }
    }
    return keys;
  }

  private static PublicKey certified(byte[] der) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(der))
        .getPublicKey();
  }

  private static PublicKey bare(byte[] der) throws GeneralSecurityException {
    X509EncodedKeySpec encoded = new X509EncodedKeySpec(der);
    try {
      return KeyFactory.getInstance("RSA").generatePublic(encoded);
    } catch (GeneralSecurityException e) {
      return KeyFactory.getInstance("EC").generatePublic(encoded);
    }
  }

  private static Optional<JWK> key(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return Optional.of(new RSAKey.Builder(rsa).build());
    }
    if (key instanceof ECPublicKey ec) {
      return Optional.ofNullable(Curve.forECParameterSpec(ec.getParams()))
          .map(curve -> new ECKey.Builder(curve, ec).build());
    }
    return Optional.empty();
  }
}
