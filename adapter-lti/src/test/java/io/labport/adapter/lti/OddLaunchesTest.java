package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.launch.AnonymousLaunches;
import io.labport.adapter.lti.registration.PlatformFamily;
import io.labport.core.spi.http.WebResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Launches that only some registrations allow, and only some platforms make. */
class OddLaunchesTest {
  private static final String INSTRUCTOR =
      "http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor";

  private static final List<String> IDENTITY =
      List.of("sub", "name", "given_name", "family_name", "email");
  private final FakePlatform platform = new FakePlatform();
  private final RSAKey original = platform.key;
  private final Agreed agreed = new Agreed(platform);

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void anotherAudienceIsGoodWhereItIsTrusted() throws Exception {
    agreed.trustedAudiences = List.of("tool-sister");
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put("aud", List.of("tool-7f3a", "tool-sister"));
    attempt.claims.put("azp", "tool-7f3a");
    Tool.Attempt stranger = tool.begin();
    stranger.claims.put("aud", List.of("tool-7f3a", "tool-sister", "tool-stranger"));
    stranger.claims.put("azp", "tool-7f3a");

    assertThat(attempt.launch().status()).isEqualTo(303);
    assertThat(Tool.page(stranger.launch())).contains("lti.jwt-aud-untrusted");
  }

  @Test
  void anAnonymousLaunchOpensTheLabAsSomebodyFreshAndWithoutAGrade() throws Exception {
    agreed.anonymous = AnonymousLaunches.ALLOW;
    Tool tool = new Tool(platform, agreed);
    for (int i = 0; i < 2; i++) {
      Tool.Attempt attempt = tool.begin();
      attempt.claims.keySet().removeAll(IDENTITY);
      attempt.launch();
    }

    assertThat(tool.entered)
        .hasSize(2)
        .allSatisfy(e -> assertThat(e.launch().origin()).isEmpty())
        .extracting(e -> e.launch().learner().id().lmsUserId())
        .doesNotHaveDuplicates()
        .allSatisfy(id -> assertThat(id).startsWith("anonymous-"));
    assertThat(tool.store.page("grade-binding", "", Optional.empty(), 10)).isEmpty();
  }

  @Test
  void whereAnonymousLaunchesAreAllowedABlankOrHiddenUserIsStillAFault() throws Exception {
    agreed.anonymous = AnonymousLaunches.ALLOW;
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt blank = tool.begin();
    blank.claims.put("sub", " ");
    Tool.Attempt named = tool.begin();
    named.claims.remove("sub");

    assertThat(Tool.page(blank.launch())).contains("lti.sub-missing");
    assertThat(Tool.page(named.launch())).contains("lti.sub-missing");
  }

  @Test
  void pastedKeysAreUsedAndNothingIsFetched() throws Exception {
    String set = new JWKSet(List.copyOf(platform.published)).toString();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(platform.key.toRSAPublicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    for (String pasted : List.of(set, platform.key.toPublicJWK().toString(), pem)) {
      agreed.platformKeys = Optional.of(pasted);
      Tool tool = new Tool(platform, agreed);

      assertThat(tool.begin().launch().status()).isEqualTo(303);

      platform.key = FakePlatform.rsa("first", 2048);
      assertThat(Tool.page(tool.begin().launch())).contains("lti.jwt-signature-invalid");
      platform.key = FakePlatform.rsa("another", 2048);
      assertThat(Tool.page(tool.begin().launch()))
          .contains(pasted.equals(pem) ? "lti.jwt-signature-invalid" : "lti.jwt-kid-unknown");
      platform.key = original;
    }
    assertThat(platform.jwksRequests).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rubbish",
        "{}",
        "{\"keys\":[]}",
        "{",
        "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"
      })
  void keysThatCannotBeReadAreToldAtTheStart(String pasted) {
    agreed.platformKeys = Optional.of(pasted);

    assertThatThrownBy(agreed::config)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("platform-keys: must be a JWK set in JSON, or RSA or EC public keys");
  }

  @ParameterizedTest
  @CsvSource({
    "CANVAS, ?lab=7&x=a%2520b, ?lab=7&x=a%20b, true",
    "CANVAS, ?lab=7, ?lab%3D7, true",
    "CANVAS, ?lab=7, ?lab=8, false",
    "GENERIC, ?lab=7&x=a%2520b, ?lab=7&x=a%20b, false"
  })
  void canvasMayEncodeAQueryOnceTooOften(
      PlatformFamily family, String login, String signed, boolean good) throws Exception {
    agreed.family = family;
    Tool tool = new Tool(platform, agreed);
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("target_link_uri", Tool.TARGET + login);
    Tool.Attempt attempt = tool.begin(parameters);
    attempt.claims.put(Tool.LTI + "target_link_uri", Tool.TARGET + signed);

    WebResponse response = attempt.launch();

    assertThat(response.status()).isEqualTo(good ? 303 : 400);
    if (!good) {
      assertThat(Tool.page(response)).contains("lti.target-link-uri-mismatch");
    }
  }

  @ParameterizedTest
  @CsvSource({"CANVAS, false", "MOODLE, true"})
  void aLinkInCanvassMenusHasNoGrade(PlatformFamily family, boolean graded) throws Exception {
    agreed.family = family;
    Tool tool = new Tool(platform, agreed);
    Tool.Attempt attempt = tool.begin();
    attempt.claims.put(Tool.LTI + "resource_link", Map.of("id", "c-77"));

    attempt.launch();

    assertThat(tool.entered.get(0).launch().origin().isPresent()).isEqualTo(graded);
  }

  @Test
  void canvassOlderNameOfTheDeploymentIsHeldToTheSignedOne() throws Exception {
    Map<String, String> parameters = Tool.loginParameters();
    parameters.put("deployment_id", "99");

    assertThat(Tool.page(new Tool(platform, agreed).begin(parameters).launch()))
        .contains("lti.deployment-id-mismatch");
  }

  @Test
  void addressesOfServicesThatCannotBeUsedAreToldAndTheLabOpens() throws Exception {
    try (CapturedLog log = CapturedLog.of("io.labport")) {
      Tool tool = new Tool(platform, agreed);
      Tool.Attempt attempt = tool.begin();
      attempt.claims.put(
          "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice",
          Map.of("context_memberships_url", "ftp://lms.example.edu/members"));
      attempt.claims.put(Tool.AGS, Map.of("lineitem", " ", "lineitems", "not an address"));

      assertThat(attempt.launch().status()).isEqualTo(303);
      assertThat(log.text())
          .containsPattern(
              "LTI launch check H50 lti.service-url-rejected: .*context_memberships_url"
                  + " ftp://lms.example.edu/members, lineitems not an address")
          .doesNotContain("lineitem  ");
    }
  }

  @Test
  void instructorsLaunchesTellThatTheLinkHasNoWayForGrades() throws Exception {
    try (CapturedLog log = CapturedLog.of("io.labport")) {
      Tool tool = new Tool(platform, agreed);
      Tool.Attempt learner = tool.begin();
      learner.claims.remove(Tool.AGS);
      assertThat(learner.launch().status()).isEqualTo(303);
      assertThat(log.text()).doesNotContain("lti.grade-channel-missing");

      Tool.Attempt teacher = tool.begin();
      teacher.claims.remove(Tool.AGS);
      teacher.claims.put(Tool.LTI + "roles", List.of(INSTRUCTOR));
      assertThat(teacher.launch().status()).isEqualTo(303);
      assertThat(log.text())
          .containsPattern("check H51 lti.grade-channel-missing: .*no column.*no scope for scores");
    }
  }

  @Test
  void aLinkWithAWayForGradesIsNothingToTellInstructors() throws Exception {
    try (CapturedLog log = CapturedLog.of("io.labport")) {
      Tool.Attempt teacher = new Tool(platform, agreed).begin();
      teacher.claims.put(Tool.LTI + "roles", List.of(INSTRUCTOR));

      assertThat(teacher.launch().status()).isEqualTo(303);
      assertThat(log.text()).doesNotContain("lti.grade-channel-missing");
    }
  }
}
