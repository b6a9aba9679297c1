package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProfileTest extends LmsTest {

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

  @ParameterizedTest
  @EnumSource(LmsProfile.class)
  void everyImitatedLmsCarriesALaunchFromLoginToAGrade(LmsProfile profile) throws Exception {
    try (SampleLms other = imitating(profile)) {
      Map<String, Object> claims = launched(other, "lab-1", "ada");
      String lineItem = object(claims, ServiceClaims.AGS).get("lineitem").toString();

      HttpResponse<String> answer = score(other, lineItem, "ada", "2026-06-01T10:00:01.000Z", 50);

      assertThat(claims).containsEntry("iss", other.issuer());
      assertThat(object(claims, LTI + "tool_platform"))
          .containsEntry("product_family_code", profile.productFamilyCode());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(other.control().gradeOf("lab-1", "ada").flatMap(Grade::score))
          .contains(BigDecimal.valueOf(50));
      assertThat(lineItem.contains("?"))
          .isEqualTo(profile == LmsProfile.MOODLE || profile == LmsProfile.PLAIN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CANVAS, https://canvas.instructure.com",
    "BLACKBOARD, https://blackboard.com",
    "SCHOOLOGY, https://schoology.schoology.com"
  })
  void someShareOneIssuerAmongAllInstallations(LmsProfile profile, String issuer) {
    try (SampleLms other = imitating(profile)) {
      assertThat(other.issuer()).isEqualTo(issuer);
      assertThat(other.tokenUrl().toString()).startsWith(other.baseUrl().toString());
    }
    assertThat(lms.issuer()).isEqualTo(lms.baseUrl().toString());
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN, 2026-06-01T10:00:00.100Z, 200",
    "PLAIN, 2026-06-01T10:00:00.000Z, 409",
    "MOODLE, 2026-06-01T10:00:00.900Z, 409",
    "MOODLE, 2026-06-01T10:00:01.000Z, 200",
    "CANVAS, 2026-06-01T10:00:00.000Z, 400"
  })
  void aScoreThatIsNotLaterIsRefusedInDifferentWays(LmsProfile profile, String second, int status)
      throws Exception {
    try (SampleLms other = imitating(profile)) {
      String lineItem = column(other);
      score(other, lineItem, "ada", "2026-06-01T10:00:00.000Z", 10);

      assertThat(score(other, lineItem, "ada", second, 20).statusCode()).isEqualTo(status);
      assertThat(other.control().gradeOf("lab-1", "ada").flatMap(Grade::score))
          .contains(BigDecimal.valueOf(status == 200 ? 20 : 10));
    }
  }

  @Test
  void aStaleScoreMayBeAnsweredWellAndLeftAside() throws Exception {
    try (SampleLms other = imitating(LmsProfile.PLAIN, Quirk.STALE_SCORE_IS_IGNORED)) {
      score(other, column(other), "ada", "2026-06-01T10:00:00.000Z", 10);

      assertThat(score(other, column(other), "ada", "2026-06-01T10:00:00.000Z", 20).statusCode())
          .isEqualTo(200);
      assertThat(other.control().gradeOf("lab-1", "ada").flatMap(Grade::score))
          .contains(BigDecimal.TEN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PLAIN, tess, 400", "PLAIN, nobody, 400",
    "CANVAS, tess, 422", "CANVAS, nobody, 422",
    "BRIGHTSPACE, tess, 403", "BRIGHTSPACE, nobody, 404"
  })
  void whoIsNoLearnerIsRefusedInDifferentWays(LmsProfile profile, String user, int status)
      throws Exception {
    try (SampleLms other = imitating(profile)) {
      assertThat(score(other, column(other), user, "2026-06-01T10:00:00.000Z", 1).statusCode())
          .isEqualTo(status);
    }
  }

  @ParameterizedTest
  @CsvSource({"MOODLE, -1", "CANVAS, 40", "SAKAI, 10"})
  void aScoreThatAwaitsAPersonClearsCountsOrIsLeftAside(LmsProfile profile, int left)
      throws Exception {
    try (SampleLms other = imitating(profile)) {
      score(other, column(other), "ada", "2026-06-01T10:00:00.000Z", 10);
      Map<String, Object> waiting = score("ada", "2026-06-01T10:00:05.000Z", 40, 100);
      waiting.put("gradingProgress", "PendingManual");

      assertThat(post(other, column(other), waiting).statusCode()).isEqualTo(200);

      Grade grade = other.control().gradeOf("lab-1", "ada").orElseThrow();
      assertThat(grade.score().map(BigDecimal::intValue).orElse(-1)).isEqualTo(left);
      assertThat(grade.gradingProgress()).isEqualTo("PendingManual");
      assertThat(grade.attempts()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"PLAIN, well done", "BLACKBOARD, ''"})
  void aTeachersCommentOutlivesAScoreWithoutOneExceptInBlackboard(
      LmsProfile profile, String comment) throws Exception {
    try (SampleLms other = imitating(profile)) {
      other.control().gradeByHand("lab-1", "ada", BigDecimal.ONE, "well done");
      score(other, column(other), "ada", "2026-06-01T10:00:05.000Z", 10);

      assertThat(other.control().gradeOf("lab-1", "ada").map(Grade::comment)).contains(comment);
    }
  }

  @Test
  void blackboardsResultsHaveHtmlAndLackTheCommentOfASingleUser() throws Exception {
    try (SampleLms other = imitating(LmsProfile.BLACKBOARD)) {
      other.control().gradeByHand("lab-1", "ada", BigDecimal.ONE, "a < b");
      String token = tool.token(other, Scopes.RESULT_READ_ONLY);
      String results = column(other) + "/results";

      assertThat(
              json(tool.call("GET", results, token, ResultsService.MEDIA_TYPE, ""))
                  .path(0)
                  .path("comment")
                  .textValue())
          .isEqualTo("<p>a &lt; b</p>");
      assertThat(
              json(tool.call("GET", results + "?user_id=ada", token, ResultsService.MEDIA_TYPE, ""))
                  .path(0)
                  .has("comment"))
          .isFalse();
    }
  }

  @Test
  void canvasTellsCostsAndThrottlesWith403ButOthersWith429() throws Exception {
    try (SampleLms canvas = imitating(LmsProfile.CANVAS)) {
      canvas.control().throttle(1, Duration.ofMinutes(1));
      assertThat(
              score(canvas, column(canvas), "ada", "2026-06-01T10:00:00.000Z", 1)
                  .headers()
                  .firstValue("X-Rate-Limit-Remaining"))
          .isPresent();
      HttpResponse<String> refused =
          score(canvas, column(canvas), "ada", "2026-06-01T10:00:01.000Z", 1);
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("Rate Limit Exceeded");
    }
    control().throttle(1, Duration.ofMinutes(1));
    post("lab-1", score("ada", "2026-06-01T10:00:00.000Z", 1, 100));
    HttpResponse<String> refused = post("lab-1", score("ada", "2026-06-01T10:00:02.000Z", 1, 100));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    clock.advance(Duration.ofMinutes(2));
    assertThat(post("lab-1", score("ada", "2026-06-01T10:00:02.000Z", 1, 100)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void brightspaceHasABareKeySetAnotherAudienceAndTokensSlightlyAhead() throws Exception {
    try (SampleLms other = imitating(LmsProfile.BRIGHTSPACE)) {
      assertThat(JWKSet.parse(tool.get(other.keysUrl()).body()).getKeys().get(0).getAlgorithm())
          .isNull();
      assertThat(other.tokenAudience()).isEqualTo("https://api.brightspace.com/auth/token");
      Map<String, Object> wrong = tool.assertionClaims(other);
      wrong.put("aud", other.tokenUrl().toString());
      assertThat(
              tool.postForm(other.tokenUrl(), tool.tokenForm(tool.sign(wrong), Scopes.SCORE))
                  .statusCode())
          .isEqualTo(401);
      Map<String, Object> claims = other.idTokens().claims("lab-1", "ada", "n");
      assertThat((long) claims.get("nbf")).isGreaterThan((long) claims.get("iat"));
    }
  }

  @Test
  void schoologysLoginNamesNeitherClientNorDeployment() throws Exception {
    try (SampleLms other = imitating(LmsProfile.SCHOOLOGY)) {
      assertThat(tool.login(other.launchUrl("lab-1", "ada", Presentation.FRAME)))
          .containsOnlyKeys("key", "iss", "login_hint", "target_link_uri", "lti_message_hint");
    }
  }

  @Test
  void canvasLoginsAreLongAndItsNavigationLinkIsTheCourse() throws Exception {
    try (SampleLms other = imitating(LmsProfile.CANVAS)) {
      URI navigation =
          URI.create(other.baseUrl() + "/courses/cloud-101/links/cloud-101/launch?as=ada");
      Map<String, String> login = tool.login(navigation);
      assertThat(login.get("lti_message_hint")).hasSizeGreaterThan(2_000);
      assertThat(login).containsEntry("canvas_environment", "prod").containsKey("deployment_id");

      Map<String, Object> claims = launched(other, navigation);

      assertThat(object(claims, LTI + "resource_link")).containsEntry("id", "cloud-101");
      assertThat(claims)
          .containsEntry("https://www.instructure.com/placement", "course_navigation");
      assertThat(claims.get(LTI + "roles").toString())
          .contains("institution/person#Student", "lis/v2/person#Student");
    }
  }

  @Test
  void openEdxNamesALineItemThoughThereAreSeveral() throws Exception {
    try (SampleLms other = imitating(LmsProfile.OPEN_EDX)) {
      tool.call(
          "POST",
          other.baseUrl() + "/services/cloud-101/lineitems",
          tool.token(other, Scopes.LINE_ITEM),
          LineItemJson.MEDIA_TYPE,
          "{\"label\":\"second\",\"scoreMaximum\":1,\"resourceLinkId\":\"lab-1\"}");

      assertThat(object(launched(other, "lab-1", "ada"), ServiceClaims.AGS))
          .containsEntry("lineitem", column(other));
    }
  }

  @Test
  void singleQuirksCanBeAddedToAnyProfile() throws Exception {
    try (SampleLms other =
        imitating(LmsProfile.PLAIN, Quirk.SHORT_ROLES, Quirk.SIMPLIFIED_CUSTOM_NAMES)) {
      other.teaching().put("cloud-101", Link.ungraded("odd", "Odd", Map.of("Lab-Id", "1")));
      Map<String, Object> claims = launched(other, "odd", "ada");

      assertThat(claims.get(LTI + "roles")).isEqualTo(List.of("Learner"));
      assertThat(claims.get(LTI + "custom")).isEqualTo(Map.of("lab_id", "1"));
    }
  }

  private Map<String, Object> launched(SampleLms other, String link, String user) throws Exception {
    return launched(other, other.launchUrl(link, user, Presentation.WINDOW));
  }

  private Map<String, Object> launched(SampleLms other, URI url) throws Exception {
    Form form = Form.in(tool.authorize(other, tool.authenticationRequest(tool.login(url))).body());
    return JWSObject.parse(form.fields().get("id_token")).getPayload().toJSONObject();
  }

  private static String column(SampleLms other) {
    return other.control().lineItemUrl(other.control().lineItems("cloud-101").get(0));
  }

  private HttpResponse<String> score(
      SampleLms other, String lineItem, String user, String time, int points) throws Exception {
    return post(other, lineItem, score(user, time, points, 100));
  }

  private HttpResponse<String> post(SampleLms other, String lineItem, Map<String, Object> score)
      throws Exception {
    String scores =
        lineItem.contains("?") ? FakeTool.below(lineItem, "scores") : lineItem + "/scores";
    return tool.call(
        "POST",
        scores,
        tool.token(other, Scopes.SCORE),
        ScoreJson.MEDIA_TYPE,
        JSONObjectUtils.toJSONString(score));
  }
}
