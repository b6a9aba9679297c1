package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.registration.IdTokenAlgorithm;
import io.labport.core.spi.http.WebResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens as attackers make them. */
class TamperedTokensTest {
  private final FakePlatform platform = new FakePlatform();

  @AfterEach
  void close() {
    platform.close();
  }

  @FunctionalInterface
  interface Forge {
    String token(Tool tool, Tool.Attempt attempt) throws Exception;
  }

  record Forged(String name, String code, Forge forge) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Forged> forgeries() {
    return Stream.of(
        of("alg none", "jwt-alg-not-allowed", (t, a) -> unsigned(t, a, "none") + "."),
        of("alg none without a final dot", "jwt-malformed", (t, a) -> unsigned(t, a, "none")),
        of("alg None", "jwt-alg-not-allowed", (t, a) -> unsigned(t, a, "None") + "."),
        of("HS256 with the public key", "jwt-alg-not-allowed", TamperedTokensTest::symmetric),
        of("alg as a number", "jwt-alg-not-allowed", (t, a) -> header(t, a, "alg", 256)),
        of("RS512", "jwt-alg-not-allowed", (t, a) -> header(t, a, "alg", "RS512")),
        of("an EC key for RS256", "jwt-key-unusable", TamperedTokensTest::ellipticKid),
        of("another payload", "jwt-signature-invalid", TamperedTokensTest::otherPayload),
        of("another signature", "jwt-signature-invalid", TamperedTokensTest::otherSignature),
        of("no signature", "jwt-signature-invalid", (t, a) -> good(t, a).replaceAll("[^.]*$", "")),
        of("two parts", "jwt-malformed", (t, a) -> good(t, a).replaceAll("\\.[^.]*$", "")),
        of("four parts", "jwt-malformed", (t, a) -> good(t, a) + ".x"),
        of("five parts", "jwt-malformed", (t, a) -> good(t, a) + ".x.y"),
        of("padding", "jwt-malformed", (t, a) -> good(t, a) + "=="),
        of("white space", "jwt-malformed", (t, a) -> " " + good(t, a)),
        of("a jku", "jwt-kid-unknown", (t, a) -> stranger(a, "jku", t.platform.at("/evil"))),
        of("an x5u", "jwt-kid-unknown", (t, a) -> stranger(a, "x5u", t.platform.at("/evil"))),
        of("a jwk of their own", "jwt-kid-unknown", (t, a) -> ownKey(a)),
        of("a certificate", "jwt-kid-unknown", (t, a) -> stranger(a, "x5c", List.of("MIIB"))),
        of("an empty crit", "jwt-crit-unsupported", (t, a) -> header(t, a, "crit", List.of())),
        of("kid as an object", "jwt-kid-missing", (t, a) -> header(t, a, "kid", Map.of("a", 1))),
        of("a repeated member", "jwt-malformed", TamperedTokensTest::repeated),
        of("a repeated header", "jwt-malformed", TamperedTokensTest::repeatedHeader),
        of("more after the object", "jwt-malformed", (t, a) -> raw(t, a, claims(a) + "{}")),
        of("a byte order mark", "jwt-malformed", (t, a) -> raw(t, a, "\uFEFF" + claims(a))),
        of("an array", "jwt-malformed", (t, a) -> raw(t, a, "[" + claims(a) + "]")),
        of("deep nesting", "jwt-malformed", TamperedTokensTest::deep),
        of("bytes that are no UTF-8", "jwt-malformed", TamperedTokensTest::notUtf8),
        of("one unrelated member", "jwt-iss-mismatch", (t, a) -> raw(t, a, "{\"a\":\"b\"}")),
        of("exp without end", "jwt-malformed", TamperedTokensTest::giantNumber),
        of("exp in a giant exponent", "jwt-exp-missing", TamperedTokensTest::infinite));
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void isRefusedAndFetchesNothingButTheKeySet(Forged forged) throws Exception {
    Tool tool = new Tool(platform, new Agreed(platform));
    Tool.Attempt attempt = tool.begin();
    String token = forged.forge().token(tool, attempt);

    WebResponse response = attempt.launch(token);

    assertThat(Tool.page(response)).contains("lti." + forged.code());
    assertThat(response.status()).isBetween(400, 401);
    assertThat(tool.entered).isEmpty();
    assertThat(tool.http.sent)
        .allSatisfy(r -> assertThat(r.address()).isEqualTo(platform.at("/jwks")));
  }

  @Test
  void aForgedTokenDoesNotBurnTheLoginOfItsVictim() throws Exception {
    Tool tool = new Tool(platform, new Agreed(platform));
    Tool.Attempt attempt = tool.begin();
    attempt.launch(otherPayload(tool, attempt));
    attempt.form.clear();

    attempt.launch();

    assertThat(tool.entered).hasSize(1);
  }

  @Test
  void anAlgorithmThatTheRegistrationNamesIsAccepted() throws Exception {
    Agreed agreed = new Agreed(platform);
    agreed.algorithms = List.of(IdTokenAlgorithm.ES256);
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    platform.published.add(key.toPublicJWK());

    attempt.launch(elliptic(attempt, key));

    assertThat(tool.entered).hasSize(1);
  }

  @Test
  void aCurveThatDoesNotFitTheAlgorithmIsRefused() throws Exception {
    Agreed agreed = new Agreed(platform);
    agreed.algorithms = List.of(IdTokenAlgorithm.ES512);
    Tool.Attempt attempt = new Tool(platform, agreed).begin();
    ECKey key = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    platform.published.add(key.toPublicJWK());
    attempt.header.putAll(Map.of("alg", "ES512", "kid", "ec"));

    assertThat(Tool.page(attempt.launch())).contains("lti.jwt-key-unusable");
  }

  private static Forged of(String name, String code, Forge forge) {
    return new Forged(name, code, forge);
  }

  private static String good(Tool tool, Tool.Attempt attempt) {
    return tool.platform.sign(attempt.header, attempt.claims);
  }

  private static String claims(Tool.Attempt attempt) {
    return FakePlatform.json(attempt.claims);
  }

  private static String raw(Tool tool, Tool.Attempt attempt, String payload) {
    return FakePlatform.sign(
        FakePlatform.json(attempt.header),
        payload.getBytes(StandardCharsets.UTF_8),
        tool.platform.key);
  }

  private static String header(Tool tool, Tool.Attempt attempt, String name, Object value) {
    attempt.header.put(name, value);
    return good(tool, attempt);
  }

  private static String unsigned(Tool tool, Tool.Attempt attempt, String alg) {
    return header(tool, attempt, "alg", alg).replaceAll("\\.[^.]*$", "");
  }

  private static String symmetric(Tool tool, Tool.Attempt attempt) throws JOSEException {
    JWSObject jws =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
            new Payload(claims(attempt)));
    jws.sign(new MACSigner(tool.platform.key.toPublicKey().getEncoded()));
    return jws.serialize();
  }

  private static String elliptic(Tool.Attempt attempt, ECKey key) throws JOSEException {
    JWSObject jws =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(),
            new Payload(claims(attempt)));
    jws.sign(new ECDSASigner(key));
    return jws.serialize();
  }

  private static String ellipticKid(Tool tool, Tool.Attempt attempt) throws JOSEException {
    tool.platform.published.add(
        new ECKeyGenerator(Curve.P_256).keyID("ec").generate().toPublicJWK());
    return header(tool, attempt, "kid", "ec");
  }

  private static String otherPayload(Tool tool, Tool.Attempt attempt) {
    String[] parts = good(tool, attempt).split("\\.", -1);
    String payload =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replace("u-5531", "u-0001");
    return parts[0]
        + "."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(payload.getBytes(StandardCharsets.UTF_8))
        + "."
        + parts[2];
  }

  private static String otherSignature(Tool tool, Tool.Attempt attempt) {
    String token = good(tool, attempt);
    int at = token.lastIndexOf('.') + 10;
    char other = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + other + token.substring(at + 1);
  }

  private static String stranger(Tool.Attempt attempt, String name, Object value) {
    attempt.header.put("kid", "theirs");
    attempt.header.put(name, value);
    return FakePlatform.sign(
        FakePlatform.json(attempt.header),
        claims(attempt).getBytes(StandardCharsets.UTF_8),
        FakePlatform.rsa("theirs", 2048));
  }

  private static String ownKey(Tool.Attempt attempt) {
    return stranger(attempt, "jwk", FakePlatform.rsa("theirs", 2048).toPublicJWK().toJSONObject());
  }

  private static String repeated(Tool tool, Tool.Attempt attempt) {
    return raw(tool, attempt, "{\"sub\":\"u-1\"," + claims(attempt).substring(1));
  }

  private static String repeatedHeader(Tool tool, Tool.Attempt attempt) {
    return FakePlatform.sign(
        "{\"alg\":\"none\"," + FakePlatform.json(attempt.header).substring(1),
        claims(attempt).getBytes(StandardCharsets.UTF_8),
        tool.platform.key);
  }

  private static String deep(Tool tool, Tool.Attempt attempt) {
    return raw(
        tool,
        attempt,
        "{\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "," + claims(attempt).substring(1));
  }

  private static String notUtf8(Tool tool, Tool.Attempt attempt) {
    byte[] payload = claims(attempt).getBytes(StandardCharsets.UTF_8);
    payload[payload.length - 3] = (byte) 0xff;
    return FakePlatform.sign(FakePlatform.json(attempt.header), payload, tool.platform.key);
  }

  private static String giantNumber(Tool tool, Tool.Attempt attempt) {
    attempt.claims.remove("exp");
    return raw(tool, attempt, "{\"exp\":" + "9".repeat(5000) + "," + claims(attempt).substring(1));
  }

  private static String infinite(Tool tool, Tool.Attempt attempt) {
    attempt.claims.remove("exp");
    return raw(tool, attempt, "{\"exp\":1e999999," + claims(attempt).substring(1));
  }
}
