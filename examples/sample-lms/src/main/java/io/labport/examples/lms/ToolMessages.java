package io.labport.examples.lms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks messages that a tool signed: 1EdTech Security Framework 1.0, section 5.2. All problems of
 * the claims are told at once.
 */
final class ToolMessages {

  /** Claims, unless there are problems. */
  record Checked(ObjectNode claims, List<String> problems) {}

  private static final Duration LEEWAY = Duration.ofSeconds(60);
  private static final Duration LONGEST_LIFE = Duration.ofHours(1);

  private final Platform platform;
  private final ToolKeys keys;
  private final Map<String, Instant> usedNonces = new LinkedHashMap<>();

  ToolMessages(Platform platform, ToolKeys keys) {
    this.platform = platform;
    this.keys = keys;
  }

  Checked check(String jwt, String messageType, String deploymentId) {
    JWSObject jws;
    try {
      jws = JWSObject.parse(jwt);
    } catch (ParseException malformed) {
      return wrong("the JWT is not a signed JWT");
    }
    Optional<String> unsigned = signatureProblem(jws);
    if (unsigned.isPresent()) {
      return wrong(unsigned.get());
    }
    Optional<ObjectNode> claims = Json.parseObject(jws.getPayload().toString());
    if (claims.isEmpty()) {
      return wrong("the payload is not one JSON object, or a member is there twice");
    }
    List<String> problems = new ArrayList<>();
    parties(claims.get(), problems);
    times(claims.get(), problems);
    expect(claims.get(), LaunchClaims.LTI + "message_type", messageType, problems);
    expect(claims.get(), LaunchClaims.LTI + "version", "1.3.0", problems);
    expect(claims.get(), LaunchClaims.LTI + "deployment_id", deploymentId, problems);
    if (problems.isEmpty()) {
      nonce(claims.get(), problems);
    }
    return new Checked(claims.get(), problems);
  }

  private Optional<String> signatureProblem(JWSObject jws) {
    if (!JWSAlgorithm.RS256.equals(jws.getHeader().getAlgorithm())) {
      return Optional.of("the JWT must be signed with RS256");
    }
    String kid = jws.getHeader().getKeyID();
    if (kid == null || kid.isBlank()) {
      return Optional.of("the JWT's header lacks kid");
    }
    try {
      Optional<RSAKey> key = keys.find(platform.tool().jwksUrl(), kid);
      if (key.isEmpty()) {
        return Optional.of("the tool's key set has no RSA signing key with this kid");
      }
      return jws.verify(new RSASSAVerifier(key.get()))
          ? Optional.empty()
          : Optional.of("the JWT's signature does not verify");
    } catch (IOException notFetched) {
      return Optional.of("the tool's key set could not be had: " + notFetched.getMessage());
    } catch (JOSEException notVerifiable) {
      return Optional.of("the JWT's signature cannot be verified");
    }
  }

  private void parties(ObjectNode claims, List<String> problems) {
    expect(claims, "iss", platform.tool().clientId(), problems);
    JsonNode audience = claims.path("aud");
    JsonNode only = audience.isArray() && audience.size() == 1 ? audience.get(0) : audience;
    if (!platform.issuer().equals(only.textValue())) {
      problems.add("aud must be this platform's issuer alone");
    }
    if (claims.has("azp") && !platform.issuer().equals(claims.path("azp").textValue())) {
      problems.add("azp, if there, must be this platform's issuer");
    }
  }

  private void times(ObjectNode claims, List<String> problems) {
    if (!claims.path("iat").isNumber() || !claims.path("exp").isNumber()) {
      problems.add("iat and exp are needed and must be numbers");
      return;
    }
    Instant issued = Instant.ofEpochSecond(claims.path("iat").longValue());
    Instant expires = Instant.ofEpochSecond(claims.path("exp").longValue());
    Instant now = platform.clock().instant();
    if (issued.isAfter(now.plus(LEEWAY))) {
      problems.add("iat lies in the future");
    }
    if (!now.isBefore(expires.plus(LEEWAY))) {
      problems.add("the JWT has expired");
    }
    if (!issued.isBefore(expires) || expires.isAfter(issued.plus(LONGEST_LIFE))) {
      problems.add("exp must be after iat, by at most " + LONGEST_LIFE);
    }
  }

  /** Last of all, so that a message refused for another reason may be sent again. */
  private void nonce(ObjectNode claims, List<String> problems) {
    String nonce = claims.path("nonce").textValue();
    if (nonce == null || nonce.isBlank()) {
      problems.add("nonce is needed and must be a string");
      return;
    }
    synchronized (usedNonces) {
      Instant now = platform.clock().instant();
      usedNonces.values().removeIf(now::isAfter);
      Instant until = Instant.ofEpochSecond(claims.path("exp").longValue()).plus(LEEWAY);
      if (usedNonces.putIfAbsent(nonce, until) != null) {
        problems.add("this nonce has been used");
      }
    }
  }

  private static void expect(ObjectNode claims, String name, String value, List<String> problems) {
    if (!value.equals(claims.path(name).textValue())) {
      problems.add(name + " must be " + value);
    }
  }

  private static Checked wrong(String problem) {
    return new Checked(Json.object(), List.of(problem));
  }
}
