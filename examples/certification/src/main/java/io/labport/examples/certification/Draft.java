package io.labport.examples.certification;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An id token in the making: right at first, then spoiled as a case wants it. */
final class Draft {
  static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

  private final Keys keys;
  private final Map<String, Object> header = new LinkedHashMap<>();
  private final Map<String, Object> claims;

  Draft(Keys keys, Map<String, Object> claims) {
    this.keys = keys;
    this.claims = claims;
    header.put("alg", "RS256");
    header.put("typ", "JWT");
    header.put("kid", keys.main().getKeyID());
  }

  Draft header(String name, Object value) {
    header.put(name, value);
    return this;
  }

  Draft noHeader(String name) {
    header.remove(name);
    return this;
  }

  Draft claim(String name, Object value) {
    claims.put(name, value);
    return this;
  }

  Draft lti(String name, Object value) {
    return claim(LTI + name, value);
  }

  Draft without(String... names) {
    for (String name : names) {
      claims.remove(name);
    }
    return this;
  }

  Draft withoutLti(String... names) {
    for (String name : names) {
      claims.remove(LTI + name);
    }
    return this;
  }

  /** Nothing but this. */
  Draft only(Map<String, Object> payload) {
    claims.clear();
    claims.putAll(payload);
    return this;
  }

  Map<String, Object> claims() {
    return claims;
  }

  Keys keys() {
    return keys;
  }

  /** The time it was issued, in seconds. */
  long issued() {
    return ((Number) claims.getOrDefault("iat", 0L)).longValue();
  }

  String headerJson() {
    return Jws.json(header);
  }

  String payloadJson() {
    return Jws.json(claims);
  }

  byte[] payload() {
    return payloadJson().getBytes(StandardCharsets.UTF_8);
  }

  /** As the platform signs. */
  String sign() {
    return sign(keys.main());
  }

  String sign(RSAKey key) {
    return Jws.rs256(headerJson(), payload(), key);
  }

  /** As the platform signs, over any payload. */
  String signRaw(String payload) {
    return signRaw(payload.getBytes(StandardCharsets.UTF_8));
  }

  String signRaw(byte[] payload) {
    return Jws.rs256(headerJson(), payload, keys.main());
  }
}
