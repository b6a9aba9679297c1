package io.labport.adapter.lti.ags;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.Tool;
import io.labport.core.domain.RunState;
import io.labport.core.spi.work.WorkOutcome;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Access tokens for scores. */
class GradeTokensTest extends GradeScene {
  @Test
  void theTokenIsAskedForWithASignedAssertionAndOnlyTheScopeThatIsNeeded() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "1", 1));
    work(RUN);

    Map<String, String> form =
        Tool.query(URI.create("x:/?" + platform.tokenRequests.get(0).body().replace("+", "%20")));
    assertThat(form)
        .containsEntry("grant_type", "client_credentials")
        .containsEntry(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .containsEntry("scope", "https://purl.imsglobal.org/spec/lti-ags/scope/score")
        .doesNotContainKey("client_id");
    SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
    RSAKey published =
        (RSAKey)
            JWKSet.parse(Tool.page(tool.login("GET", "/jwks", Map.of(), Map.of(), Map.of())))
                .getKeyByKeyId(assertion.getHeader().getKeyID());
    assertThat(assertion.verify(new RSASSAVerifier(published))).isTrue();
    assertThat(assertion.getJWTClaimsSet().getClaims())
        .containsEntry("iss", "tool-7f3a")
        .containsEntry("sub", "tool-7f3a")
        .containsEntry("aud", List.of(platform.at("/token").toString()))
        .containsEntry("https://purl.imsglobal.org/spec/lti/claim/deployment_id", "14");
    JsonNode claims = new ObjectMapper().readTree(assertion.getPayload().toString());
    long now = tool.clock.instant().getEpochSecond();
    assertThat(claims.path("iat").asLong()).isEqualTo(now - 5);
    assertThat(claims.path("exp").asLong()).isEqualTo(now + 295);
    assertThat(claims.path("aud").isTextual()).isTrue();
    assertThat(claims.path("jti").asText()).hasSize(43);
  }

  @Test
  void theTokenIsKeptUntilShortlyBeforeItEnds() throws Exception {
    learned(RUN);
    for (int revision = 1; revision <= 3; revision++) {
      run(RUN, RunState.COMPLETED, scored(revision, "1", 1));
      work(RUN);
      tool.clock.turn(Duration.ofMinutes(50));
    }

    assertThat(platform.scores).hasSize(3);
    assertThat(platform.tokenRequests).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0", "30", "60"})
  void aTokenWithoutAUsableLifeIsUsedOnce(String seconds) throws Exception {
    learned(RUN);
    for (int revision = 1; revision <= 2; revision++) {
      platform.tokenReplies.add(
          Reply.of(
              200,
              "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":\""
                  + seconds
                  + "\"}"));
      run(RUN, RunState.COMPLETED, scored(revision, "1", 1));
      work(RUN);
    }

    assertThat(platform.scores).hasSize(2);
    assertThat(platform.tokenRequests).hasSize(2);
  }

  @Test
  void aTokenThatIsNoLongerAcceptedIsReplacedOnce() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.scoreReplies.add(Reply.of(401));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores.get(1).header("Authorization")).isEqualTo("Bearer secret-token-2");
    increasing();
  }

  @Test
  void unauthorizedForeverIsExactlyTwoTries() throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    for (int i = 0; i < 5; i++) {
      platform.scoreReplies.add(Reply.of(401));
    }

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    assertThat(platform.scores).hasSize(2);
    assertThat(platform.tokenRequests).hasSize(2);
    refused("lti.score-http-401");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":\"invalid_client\"} | lti.token-invalid-client",
        "404 | <html>nothing here</html> | lti.token-http-404",
        "200 | <html>sign in</html> | lti.token-http-200",
        "500 | | lti.token-http-500"
      })
  void withoutATokenTheScoreWaits(int status, String body, String code) throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.tokenReplies.add(Reply.of(status, body == null ? "" : body));

    assertThat(work(RUN)).isInstanceOf(WorkOutcome.RetryAt.class);
    assertThat(state().why()).isEqualTo(code);
    assertThat(platform.scores).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | {\"error\":\"invalid_scope\"} | lti.token-invalid-scope",
        "200 | {\"access_token\":\"t\",\"scope\":\"other\"} | lti.token-scope-not-granted"
      })
  void aScopeThatIsNotGrantedIsFinal(int status, String body, String code) throws Exception {
    learned(RUN);
    run(RUN, RunState.COMPLETED, scored(1, "5", 10));
    platform.tokenReplies.add(Reply.of(status, body));

    assertThat(work(RUN)).isEqualTo(WorkOutcome.done());
    refused(code);
  }
}
