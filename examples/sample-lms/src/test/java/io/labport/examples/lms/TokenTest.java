package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TokenTest extends LmsTest {

  @Test
  void aGoodAssertionGetsATokenWithTheScopesAsked() throws Exception {
    HttpResponse<String> answer = ask(tool.assertionClaims(lms), Scopes.SCORE, Scopes.LINE_ITEM);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode json = Json.parseObject(answer.body()).orElseThrow();
    assertThat(json.path("token_type").textValue()).isEqualTo("Bearer");
    assertThat(json.path("expires_in").intValue()).isEqualTo(3600);
    assertThat(json.path("scope").textValue()).isEqualTo(Scopes.SCORE + " " + Scopes.LINE_ITEM);
    assertThat(json.path("access_token").textValue()).hasSizeGreaterThan(40);
  }

  static Stream<Arguments> badClaims() {
    return Stream.of(
        bad("iss must", claims -> claims.put("iss", "https://tool.example")),
        bad("sub must", claims -> claims.remove("sub")),
        bad("aud must", claims -> claims.put("aud", claims.get("aud") + "/")),
        bad("aud must", claims -> claims.put("aud", List.of(claims.get("aud")))),
        bad("aud must", claims -> claims.remove("aud")),
        bad("exp is", claims -> claims.remove("exp")),
        bad("exp is", claims -> claims.put("exp", claims.get("exp").toString())),
        bad("iat is", claims -> claims.remove("iat")),
        bad("has expired", claims -> move(claims, -400)),
        bad("in the future", claims -> move(claims, 200)),
        bad("exp must be after iat", claims -> claims.put("exp", (long) claims.get("iat") + 3601)),
        bad("exp must be after iat", claims -> claims.put("exp", claims.get("iat"))),
        bad("jti is", claims -> claims.remove("jti")),
        bad("jti is", claims -> claims.put("jti", "")),
        bad(
            "deployment_id is",
            claims ->
                claims.put("https://purl.imsglobal.org/spec/lti/claim/deployment_id", "other")));
  }

  @ParameterizedTest
  @MethodSource("badClaims")
  void anAssertionWithAWrongClaimIsRefused(String reason, Consumer<Map<String, Object>> spoil)
      throws Exception {
    Map<String, Object> claims = tool.assertionClaims(lms);
    spoil.accept(claims);

    assertRefused(ask(claims, Scopes.SCORE), reason);
  }

  @Test
  void anAssertionCannotBeUsedTwice() throws Exception {
    Map<String, Object> claims = tool.assertionClaims(lms);

    assertThat(ask(claims, Scopes.SCORE).statusCode()).isEqualTo(200);
    assertRefused(ask(claims, Scopes.SCORE), "jti has been used");
  }

  @Test
  void aHeaderWithoutKidOrWithAnotherAlgorithmIsRefused() throws Exception {
    Map<String, Object> claims = tool.assertionClaims(lms);
    String withoutKid =
        FakeTool.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).build(), claims, tool.key);
    String rs512 =
        FakeTool.sign(
            new JWSHeader.Builder(JWSAlgorithm.RS512).keyID(tool.key.getKeyID()).build(),
            claims,
            tool.key);

    assertRefused(send(withoutKid, Scopes.SCORE), "lacks kid");
    assertRefused(send(rs512, Scopes.SCORE), "RS256");
    assertRefused(send("not.a.jwt", Scopes.SCORE), "not a signed JWT");
  }

  @Test
  void anotherKeyUnderTheRightKidDoesNotVerify() throws Exception {
    RSAKey stranger = FakeTool.newKey();
    String forged =
        FakeTool.sign(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(tool.key.getKeyID()).build(),
            tool.assertionClaims(lms),
            stranger);

    assertRefused(send(forged, Scopes.SCORE), "does not verify");
  }

  @Test
  void theToolsKeysAreCachedAndFetchedAgainForAnUnknownKid() throws Exception {
    tool.token(lms, Scopes.SCORE);
    tool.token(lms, Scopes.SCORE);
    assertThat(tool.keySetFetches).hasValue(1);

    tool.key = FakeTool.newKey();
    tool.token(lms, Scopes.SCORE);
    assertThat(tool.keySetFetches).hasValue(2);

    clock.advance(Duration.ofMinutes(5));
    tool.token(lms, Scopes.SCORE);
    assertThat(tool.keySetFetches).hasValue(3);
  }

  @Test
  void aToolWhoseKeysCannotBeHadIsRefused() throws Exception {
    tool.keySetStatus = 500;

    assertRefused(ask(tool.assertionClaims(lms), Scopes.SCORE), "could not be had");
  }

  @Test
  void aKidThatIsNowhereIsRefused() throws Exception {
    String assertion = tool.sign(tool.assertionClaims(lms));
    tool.key = FakeTool.newKey();

    assertRefused(send(assertion, Scopes.SCORE), "no RSA signing key");
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type, authorization_code, unsupported_grant_type",
    "grant_type, , invalid_request",
    "client_assertion_type, jwt, invalid_request",
    "client_assertion_type, , invalid_request",
    "client_assertion, , invalid_request",
    "scope, , invalid_request",
    "scope, openid, invalid_scope",
    "client_id, other, invalid_client"
  })
  void aWrongFormIsRefused(String field, String value, String error) throws Exception {
    Map<String, String> form = tool.tokenForm(tool.sign(tool.assertionClaims(lms)), Scopes.SCORE);
    if (value == null) {
      form.remove(field);
    } else {
      form.put(field, value);
    }

    HttpResponse<String> answer = tool.postForm(lms.tokenUrl(), form);

    assertThat(answer.statusCode()).isBetween(400, 401);
    assertThat(Json.parseObject(answer.body()).orElseThrow().path("error").textValue())
        .isEqualTo(error);
  }

  @Test
  void oneScopeTooManyRefusesAllAndABodyOfJsonIsNoForm() throws Exception {
    lms.register(tool.registration().allowing(Set.of(Scopes.SCORE)));

    HttpResponse<String> answer = ask(tool.assertionClaims(lms), Scopes.SCORE, Scopes.LINE_ITEM);
    HttpResponse<String> json =
        tool.send(
            HttpRequest.newBuilder(lms.tokenUrl())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

    assertThat(answer.body()).contains("invalid_scope");
    assertThat(json.statusCode()).isEqualTo(400);
    assertThat(json.body()).contains("invalid_request");
  }

  @Test
  void tokensExpireCanBeRevokedAndCanGrantLess() throws Exception {
    String token = tool.token(lms, Scopes.LINE_ITEM);
    assertThat(read(token).statusCode()).isEqualTo(200);

    control().revokeTokens();
    assertThat(read(token).statusCode()).isEqualTo(401);
    assertThat(read(token).headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("invalid_token");

    control().tokenLife(Duration.ofMinutes(1));
    String brief = tool.token(lms, Scopes.LINE_ITEM);
    clock.advance(Duration.ofSeconds(60));
    assertThat(read(brief).statusCode()).isEqualTo(401);

    control().grantAtMost(Set.of(Scopes.SCORE));
    HttpResponse<String> less = ask(tool.assertionClaims(lms), Scopes.SCORE, Scopes.LINE_ITEM);
    assertThat(Json.parseObject(less.body()).orElseThrow().path("scope").textValue())
        .isEqualTo(Scopes.SCORE);
  }

  private HttpResponse<String> read(String token) throws Exception {
    return tool.call("GET", lineItem("lab-1"), token, LineItemJson.MEDIA_TYPE, "");
  }

  private HttpResponse<String> ask(Map<String, Object> claims, String... scopes) throws Exception {
    return send(tool.sign(claims), scopes);
  }

  private HttpResponse<String> send(String assertion, String... scopes) throws Exception {
    return tool.postForm(lms.tokenUrl(), tool.tokenForm(assertion, scopes));
  }

  private static void assertRefused(HttpResponse<String> answer, String reason) {
    assertThat(answer.statusCode()).isEqualTo(401);
    JsonNode json = Json.parseObject(answer.body()).orElseThrow();
    assertThat(json.path("error").textValue()).isEqualTo("invalid_client");
    assertThat(json.path("error_description").textValue()).contains(reason);
  }

  private static Arguments bad(String reason, Consumer<Map<String, Object>> spoil) {
    return Arguments.of(reason, spoil);
  }
}
