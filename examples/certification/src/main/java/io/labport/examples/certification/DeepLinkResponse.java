package io.labport.examples.certification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What the tool would have a browser post to the platform: LTI Deep Linking 2.0, section 2.5.
 *
 * @param to where it would be posted
 * @param now the platform's time
 */
record DeepLinkResponse(URI to, String jwt, JWSObject jws, JsonNode claims, Instant now) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ITEMS = "https://purl.imsglobal.org/spec/lti-dl/claim/content_items";
  private static final long LEEWAY_SECONDS = 60;

  static DeepLinkResponse read(Stage stage, Answer page) throws IOException {
    Html.Form form =
        Html.formWith(page, "JWT")
            .orElseThrow(
                () -> new IllegalStateException("the page has no form with a JWT: " + page));
    String jwt = form.fields().getOrDefault("JWT", "");
    try {
      JWSObject jws = JWSObject.parse(jwt);
      return new DeepLinkResponse(
          form.action(), jwt, jws, JSON.readTree(jws.getPayload().toString()), stage.now());
    } catch (ParseException malformed) {
      throw new IllegalStateException("the response is not a signed JWT", malformed);
    }
  }

  String lti(String name) {
    return claims.path(Draft.LTI + name).asText();
  }

  List<JsonNode> items() {
    List<JsonNode> items = new ArrayList<>();
    claims.path(ITEMS).forEach(items::add);
    return items;
  }

  List<String> times() {
    List<String> wrong = new ArrayList<>();
    long issued = claims.path("iat").asLong();
    long expires = claims.path("exp").asLong();
    if (!claims.path("iat").isNumber() || issued > now.getEpochSecond() + LEEWAY_SECONDS) {
      wrong.add("iat is missing or in the future");
    }
    if (!claims.path("exp").isNumber() || expires <= now.getEpochSecond() || expires <= issued) {
      wrong.add("exp is missing or over");
    }
    return wrong;
  }

  List<String> signature(Target target) throws Exception {
    if (target.jwksUrl().isEmpty()) {
      return List.of("the tool's key set is not known");
    }
    if (!JWSAlgorithm.RS256.equals(jws.getHeader().getAlgorithm())) {
      return List.of("alg is " + jws.getHeader().getAlgorithm());
    }
    JWKSet keys = JWKSet.parse(new Browser().get(target.jwksUrl().get()).body());
    JWK key = keys.getKeyByKeyId(String.valueOf(jws.getHeader().getKeyID()));
    if (key == null) {
      return List.of("its kid is not in the tool's key set");
    }
    return jws.verify(new RSASSAVerifier(key.toRSAKey()))
        ? List.of()
        : List.of("its signature does not verify");
  }
}
