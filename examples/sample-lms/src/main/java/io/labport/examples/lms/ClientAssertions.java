package io.labport.examples.lms;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Checks how the tool proves who it is: RFC 7523, sections 2.2 and 3, as narrowed by the 1EdTech
 * Security Framework 1.0, section 4.1.1.
 */
final class ClientAssertions {

  private static final Duration LEEWAY = Duration.ofSeconds(60);
  private static final Duration LONGEST_LIFE = Duration.ofHours(1);

  private final Clock clock;
  private final ToolKeys toolKeys;
  private final Map<String, Instant> usedIds = new LinkedHashMap<>();

  ClientAssertions(Clock clock, ToolKeys toolKeys) {
    this.clock = clock;
    this.toolKeys = toolKeys;
  }

  /** Empty if good; otherwise what is wrong. The assertion is used up if it is good. */
  Optional<String> problem(String assertion, ToolRegistration tool, String audience) {
    JWSObject jws;
    try {
      jws = JWSObject.parse(assertion);
    } catch (ParseException malformed) {
      return Optional.of("the assertion is not a signed JWT");
    }
    return headerProblem(jws)
        .or(() -> signatureProblem(jws, tool))
        .or(() -> claimsProblem(jws.getPayload().toJSONObject(), tool, audience));
  }

  private static Optional<String> headerProblem(JWSObject jws) {
    if (!JWSAlgorithm.RS256.equals(jws.getHeader().getAlgorithm())) {
      return Optional.of("the assertion must be signed with RS256");
    }
    String kid = jws.getHeader().getKeyID();
    return kid == null || kid.isBlank()
        ? Optional.of("the assertion's header lacks kid")
        : Optional.empty();
  }

  private Optional<String> signatureProblem(JWSObject jws, ToolRegistration tool) {
    try {
      Optional<RSAKey> key = toolKeys.find(tool.jwksUrl(), jws.getHeader().getKeyID());
      if (key.isEmpty()) {
        return Optional.of("the tool's key set has no RSA signing key with this kid");
      }
      return jws.verify(new RSASSAVerifier(key.get()))
          ? Optional.empty()
          : Optional.of("the assertion's signature does not verify");
    } catch (IOException notFetched) {
      return Optional.of("the tool's key set could not be had: " + notFetched.getMessage());
    } catch (JOSEException notVerifiable) {
      return Optional.of("the assertion's signature cannot be verified");
    }
  }

  private Optional<String> claimsProblem(
      Map<String, Object> claims, ToolRegistration tool, String audience) {
    if (claims == null) {
      return Optional.of("the assertion's payload is not a JSON object");
    }
    if (!tool.clientId().equals(claims.get("iss"))) {
      return Optional.of("iss must be the client id");
    }
    if (!tool.clientId().equals(claims.get("sub"))) {
      return Optional.of("sub must be the client id");
    }
    if (!audience.equals(claims.get("aud"))) {
      return Optional.of("aud must be " + audience + ", as a single string");
    }
    Object deployment = claims.get(LaunchClaims.LTI + "deployment_id");
    if (deployment != null
        && !(deployment instanceof String id && tool.deploymentIds().contains(id))) {
      return Optional.of("deployment_id is none of this registration");
    }
    if (!(claims.get("exp") instanceof Number expiry)) {
      return Optional.of("exp is needed and must be a number");
    }
    if (!(claims.get("iat") instanceof Number issued)) {
      return Optional.of("iat is needed and must be a number");
    }
    return timeProblem(
            Instant.ofEpochSecond(issued.longValue()), Instant.ofEpochSecond(expiry.longValue()))
        .or(() -> replayProblem(claims, Instant.ofEpochSecond(expiry.longValue())));
  }

  private Optional<String> timeProblem(Instant issuedAt, Instant expiresAt) {
    Instant now = clock.instant();
    if (!now.isBefore(expiresAt.plus(LEEWAY))) {
      return Optional.of("the assertion has expired");
    }
    if (issuedAt.isAfter(now.plus(LEEWAY))) {
      return Optional.of("iat lies in the future");
    }
    if (!issuedAt.isBefore(expiresAt) || expiresAt.isAfter(issuedAt.plus(LONGEST_LIFE))) {
      return Optional.of("exp must be after iat, by at most " + LONGEST_LIFE);
    }
    return Optional.empty();
  }

  private Optional<String> replayProblem(Map<String, Object> claims, Instant expiresAt) {
    if (!(claims.get("jti") instanceof String id) || id.isBlank()) {
      return Optional.of("jti is needed and must be a string");
    }
    synchronized (usedIds) {
      Instant now = clock.instant();
      usedIds.values().removeIf(until -> now.isAfter(until));
      return usedIds.putIfAbsent(id, expiresAt.plus(LEEWAY)) == null
          ? Optional.empty()
          : Optional.of("this jti has been used");
    }
  }
}
