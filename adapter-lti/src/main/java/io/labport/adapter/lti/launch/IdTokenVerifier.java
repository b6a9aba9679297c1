package io.labport.adapter.lti.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import io.labport.adapter.lti.keys.PlatformKeys;
import io.labport.adapter.lti.keys.PlatformKeys.Answer;
import io.labport.adapter.lti.keys.PlatformKeys.Found;
import io.labport.adapter.lti.keys.PlatformKeys.Unavailable;
import io.labport.adapter.lti.keys.PlatformKeys.UnknownKid;
import io.labport.adapter.lti.registration.IdTokenAlgorithm;
import io.labport.adapter.lti.registration.Registration;
import io.labport.adapter.lti.validation.Check;
import io.labport.adapter.lti.validation.Report;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;

/**
 * The only class that judges signatures: checks B9 to B14. The algorithm comes from the
 * registration, the key from the registration's key set; nothing that the token's header offers as
 * a key ({@code jku}, {@code x5u}, {@code jwk}, {@code x5c}) is looked at.
 */
public final class IdTokenVerifier {
  private final PlatformKeys keys;

  @Inject
  public IdTokenVerifier(PlatformKeys keys) {
    this.keys = keys;
  }

  /**
   * @param claims as signed, every other check still to be made
   */
  record Verified(ObjectNode claims, String kid) {}

  /** Empty when a check failed; the report says which. */
  Optional<Verified> verify(String token, Registration registration, Report report) {
    Optional<CompactJws> parsed = CompactJws.parse(token);
    if (!report.check(
        Check.JWT_MALFORMED,
        parsed.isPresent(),
        "a compact JWS of two JSON objects",
        token.length() + " characters of something else")) {
      return Optional.empty();
    }
    CompactJws jws = parsed.orElseThrow();
    JsonNode alg = jws.header().path("alg");
    Optional<IdTokenAlgorithm> algorithm =
        registration.agreed().idTokenAlgorithms().stream()
            .filter(a -> alg.isTextual() && a.name().equals(alg.textValue()))
            .findFirst();
    JsonNode kid = jws.header().path("kid");
    boolean headerGood =
        report.check(
                Check.JWT_ALG_NOT_ALLOWED,
                algorithm.isPresent(),
                registration.agreed().idTokenAlgorithms().toString(),
                alg.asText("no alg"))
            && report.check(
                Check.JWT_KID_MISSING,
                kid.isTextual() && !kid.textValue().isBlank(),
                "a kid in the header",
                "none")
            // We understand no critical extension, so any demand is one too many.
            && report.check(
                Check.JWT_CRIT_UNSUPPORTED,
                !jws.header().has("crit"),
                "no crit",
                jws.header().path("crit").toString());
    if (!headerGood) {
      return Optional.empty();
    }
    return signedBy(jws, kid.textValue(), algorithm.orElseThrow(), registration, report)
        ? Optional.of(new Verified(jws.payload(), kid.textValue()))
        : Optional.empty();
  }

  private boolean signedBy(
      CompactJws jws,
      String kid,
      IdTokenAlgorithm algorithm,
      Registration registration,
      Report report) {
    URI address = registration.agreed().jwksUri();
    Optional<String> pasted = registration.agreed().platformKeys();
    Answer answer =
        pasted
            .map(text -> keys.pasted(text, kid, algorithm.keyType()))
            .orElseGet(() -> keys.find(address, kid, algorithm.keyType()));
    if (answer instanceof Unavailable unavailable) {
      return report.fail(
          Check.JWKS_UNAVAILABLE, "the key set of " + address.getHost(), unavailable.reason());
    }
    report.pass(Check.JWKS_UNAVAILABLE);
    if (answer instanceof UnknownKid unknown) {
      return report.fail(Check.JWT_KID_UNKNOWN, "one of " + unknown.known(), kid);
    }
    report.pass(Check.JWT_KID_UNKNOWN);
    JWK key = ((Found) answer).key();
    Optional<JWSVerifier> verifier = verifier(key, algorithm);
    if (!report.check(
        Check.JWT_KEY_UNUSABLE,
        verifier.isPresent(),
        "a signature key for " + algorithm + ", RSA of at least 2048 bits",
        key.getKeyType() + " of " + bits(key) + " bits, use " + key.getKeyUse())) {
      return false;
    }
    boolean good =
        verifies(verifier.orElseThrow(), jws, algorithm)
            || pasted
                .map(text -> Optional.<JWK>empty())
                .orElseGet(() -> keys.replaced(address, key))
                .flatMap(k -> verifier(k, algorithm))
                .filter(v -> verifies(v, jws, algorithm))
                .isPresent();
    return report.check(
        Check.JWT_SIGNATURE_INVALID, good, "a signature by key " + kid, "another signature");
  }

  private static Optional<JWSVerifier> verifier(JWK key, IdTokenAlgorithm algorithm) {
    boolean fits =
        key.getKeyType().getValue().equals(algorithm.keyType())
            && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
    if (!fits) {
      return Optional.empty();
    }
    try {
      if (key instanceof RSAKey rsa) {
        return bits(rsa) >= 2048
            ? Optional.of(new RSASSAVerifier(rsa.toRSAPublicKey()))
            : Optional.empty();
      }
      JWSVerifier verifier = new ECDSAVerifier(((ECKey) key).toECPublicKey());
      boolean curveFits =
          verifier.supportedJWSAlgorithms().contains(JWSAlgorithm.parse(algorithm.name()));
      return curveFits ? Optional.of(verifier) : Optional.empty();
    } catch (JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int bits(JWK key) {
    try {
      return key instanceof RSAKey rsa ? rsa.toRSAPublicKey().getModulus().bitLength() : key.size();
    } catch (JOSEException | IllegalArgumentException e) {
      return 0;
    }
  }

  private static boolean verifies(
      JWSVerifier verifier, CompactJws jws, IdTokenAlgorithm algorithm) {
    // A header of our own making: the token's has no say in how it is verified.
    JWSHeader pinned = new JWSHeader(JWSAlgorithm.parse(algorithm.name()));
    try {
      return verifier.verify(pinned, jws.signingInput(), new Base64URL(jws.signature()));
    } catch (JOSEException e) {
      return false;
    }
  }
}
