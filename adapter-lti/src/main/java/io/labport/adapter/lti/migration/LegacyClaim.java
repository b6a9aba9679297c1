package io.labport.adapter.lti.migration;

import com.fasterxml.jackson.databind.JsonNode;
import io.labport.adapter.lti.launch.Claims;
import io.labport.adapter.lti.launch.LtiMessage;
import io.labport.core.spi.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The claim {@code lti1p1} of one launch. What it does not name is the same in LTI 1.3.
 *
 * @param consumerKey of the former installation
 * @param signature as sent, to be checked
 */
record LegacyClaim(
    Optional<String> consumerKey,
    Optional<String> signature,
    Optional<String> user,
    Optional<String> context,
    Optional<String> resourceLink) {

  /** Whether whoever sent the claim knows the former installation's secret. */
  enum Proof {
    VALID("lti.legacy-signature-valid"),
    CONSUMER_UNKNOWN("lti.legacy-consumer-unknown"),
    SIGNATURE_MISSING("lti.legacy-signature-missing"),
    SIGNATURE_INVALID("lti.legacy-signature-invalid");

    private final String code;

    Proof(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** Empty when the launch has no such claim. */
  static Optional<LegacyClaim> of(Claims claims) {
    JsonNode claim = claims.object("lti1p1");
    return claim.isObject()
        ? Optional.of(
            new LegacyClaim(
                Claims.id(claim.path("oauth_consumer_key")),
                Claims.text(claim.path("oauth_consumer_key_sign")),
                Claims.id(claim.path("user_id")),
                Claims.id(claim.path("context_id")),
                Claims.id(claim.path("resource_link_id"))))
        : Optional.empty();
  }

  /** All values come from the same token, and the secret from the registration's configuration. */
  Proof proof(LtiMessage message) {
    Optional<Secret> secret =
        consumerKey.map(key -> message.registration().agreed().legacyConsumers().get(key));
    if (secret.isEmpty()) {
      return Proof.CONSUMER_UNKNOWN;
    }
    if (signature.isEmpty()) {
      return Proof.SIGNATURE_MISSING;
    }
    Claims claims = message.claims();
    String signed =
        String.join(
            "&",
            consumerKey.orElseThrow(),
            message.deployment(),
            message.registration().issuer(),
            message.registration().clientId(),
            decimal(claims.openId("exp")),
            claims.openId("nonce").asText());
    byte[] given;
    try {
      given = Base64.getDecoder().decode(signature.get());
    } catch (IllegalArgumentException e) {
      return Proof.SIGNATURE_INVALID;
    }
    return MessageDigest.isEqual(given, hmac(secret.get(), signed))
        ? Proof.VALID
        : Proof.SIGNATURE_INVALID;
  }

  /** The digits as they were signed: 1790000300 also where the token says 1790000300.0. */
  private static String decimal(JsonNode exp) {
    return exp.isIntegralNumber() || exp.doubleValue() != Math.rint(exp.doubleValue())
        ? exp.asText()
        : Long.toString(exp.longValue());
  }

  private static byte[] hmac(Secret secret, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "LegacyClaim";
  }
}
