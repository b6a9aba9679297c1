package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DeepLinkingTest extends LmsTest {

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
  private static final String DL = "https://purl.imsglobal.org/spec/lti-dl/claim/";

  private URI lastReturn;

  @Test
  void aTeachersRequestSaysWhatIsAcceptedAndWhereItGoes() throws Exception {
    Map<String, Object> claims = request();

    assertThat(claims)
        .containsEntry(LTI + "message_type", "LtiDeepLinkingRequest")
        .containsEntry(LTI + "target_link_uri", "https://tool.example/lti/open")
        .doesNotContainKey(LTI + "resource_link");
    assertThat(object(claims, DL + "deep_linking_settings"))
        .containsEntry("accept_multiple", true)
        .containsEntry("accept_lineitem", true)
        .containsEntry("auto_create", false)
        .hasEntrySatisfying(
            "deep_link_return_url",
            url -> assertThat(url.toString()).contains("/courses/cloud-101/content?request="))
        .containsKeys("accept_types", "accept_presentation_document_targets", "data");
  }

  @Test
  void onlyTeachersAdd() throws Exception {
    assertThat(tool.get(lms.deepLinkUrl("cloud-101", "ada", Presentation.FRAME)).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aLinkAndItsColumnComeIntoTheCourseAndVariablesResolveAtLaunch() throws Exception {
    Map<String, Object> item = link();
    item.put("text", "Ninety minutes");
    item.put(
        "custom",
        Map.of(
            "lab", "7",
            "due", "$ResourceLink.submission.endDateTime",
            "mine", "$ResourceLink.submission.user.endDateTime",
            "context", "$Context.id.history",
            "unknown", "$No.such"));
    item.put("submission", Map.of("endDateTime", "2026-06-30T21:59:00Z"));
    item.put(
        "lineItem",
        Map.of("label", "Lab 7", "scoreMaximum", 12.5, "resourceId", "r7", "tag", "score"));
    HttpResponse<String> page = answer(response(request(), List.of(item)));

    assertThat(page.statusCode()).isEqualTo(200);
    String added = lms.teaching().deepLinkAnswers().get(0).addedLinkIds().get(0);
    Map<String, Object> launched = claims(added, "ada");
    assertThat(launched)
        .containsEntry(LTI + "target_link_uri", "https://tool.example/lti/open/7")
        .containsEntry(
            LTI + "custom",
            Map.of(
                "lab", "7",
                "due", "2026-06-30T21:59:00Z",
                "mine", "",
                "context", "",
                "unknown", "$No.such"));
    assertThat(object(launched, LTI + "resource_link"))
        .containsEntry("title", "Lab 7")
        .containsEntry("description", "Ninety minutes");
    LineItem column = control().lineItems("cloud-101").get(2);
    assertThat(column.resourceId()).contains("r7");
    assertThat(column.tag()).contains("score");
    assertThat(column.label()).isEqualTo("Lab 7");
    assertThat(column.linkId()).contains(added);
    assertThat(object(launched, "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint"))
        .containsEntry("lineitem", control().lineItemUrl(column));
    assertThat(tool.get(URI.create(lms.baseUrl() + "/courses/cloud-101")).body())
        .contains("id=\"launch-" + added + "-ada\"", "Ninety minutes");
  }

  @Test
  void severalItemsOfAllKindsAreTakenAndHtmlIsOnlyEverText() throws Exception {
    List<Object> items = new ArrayList<>();
    items.add(link());
    items.add(Map.of("type", "link", "url", "https://elsewhere.example/a", "title", "A"));
    items.add(Map.of("type", "html", "html", "<script>alert(1)</script>"));

    assertThat(answer(response(request(), items)).statusCode()).isEqualTo(200);

    Course course = lms.teaching().course("cloud-101");
    assertThat(course.links()).hasSize(4);
    assertThat(course.materials()).extracting(Material::type).containsExactly("link", "html");
    assertThat(tool.get(URI.create(lms.baseUrl() + "/courses/cloud-101")).body())
        .contains("&lt;script")
        .doesNotContain("<script");
  }

  @Test
  void anEmptyAnswerIsACancellationWithItsTexts() throws Exception {
    Map<String, Object> response = response(request(), List.of());
    response.put(DL + "errormsg", "Nothing <b>fits</b>");
    response.put(DL + "errorlog", "no lab");

    assertThat(answer(response).body()).contains("Nothing &lt;b&gt;fits");

    DeepLinkAnswer answer = lms.teaching().deepLinkAnswers().get(0);
    assertThat(answer.errorLog()).contains("no lab");
    assertThat(answer.addedLinkIds()).isEmpty();
    assertThat(lms.teaching().course("cloud-101").links()).hasSize(3);
  }

  @Test
  void aRequestIsAnsweredOnceAndANonceCountsOnce() throws Exception {
    Map<String, Object> claims = request();
    Map<String, Object> response = response(claims, List.of(link()));
    URI back = returnUrl(claims);
    Map<String, String> form = Map.of("JWT", tool.sign(response));

    assertThat(tool.postForm(back, form).statusCode()).isEqualTo(200);
    assertThat(tool.postForm(back, form).body()).contains("awaits no answer");
    Map<String, Object> second = request();
    Map<String, Object> reused = response(second, List.of());
    reused.put("nonce", response.get("nonce"));
    assertThat(tool.postForm(returnUrl(second), Map.of("JWT", tool.sign(reused))).body())
        .contains("this nonce has been used");
  }

  static Stream<Arguments> badResponses() {
    return Stream.of(
        bad("iss must be", claims -> claims.put("iss", "other")),
        bad("aud must be", claims -> claims.put("aud", "https://other.example")),
        bad("aud must be", claims -> claims.put("aud", List.of(claims.get("aud"), "x"))),
        bad("azp, if there", claims -> claims.put("azp", "x")),
        bad("has expired", claims -> move(claims, -400)),
        bad("in the future", claims -> move(claims, 200)),
        bad("iat and exp", claims -> claims.remove("iat")),
        bad("exp must be after", claims -> claims.put("exp", (long) claims.get("iat") + 3601)),
        bad("nonce is needed", claims -> claims.remove("nonce")),
        bad("message_type must", claims -> claims.put(LTI + "message_type", "x")),
        bad("version must", claims -> claims.remove(LTI + "version")),
        bad("deployment_id must", claims -> claims.put(LTI + "deployment_id", "other")),
        bad("data must come back", claims -> claims.remove(DL + "data")),
        bad("data must come back", claims -> claims.put(DL + "data", "x")),
        bad("errormsg must be", claims -> claims.put(DL + "errormsg", 7)),
        bad("must be an array", claims -> claims.put(DL + "content_items", "x")),
        item("not among accept_types", item -> item.put("type", "rocket")),
        item("below the tool's domain", item -> item.put("url", "https://evil-tool.example/")),
        item("absolute https", item -> item.put("url", "javascript:alert(1)")),
        item("255 characters", item -> item.put("title", "x".repeat(256))),
        item("custom.a must be a string", item -> item.put("custom", Map.of("a", 1))),
        item("must not have a member", item -> item.put("descripton", "x")),
        item("iframe must not have", item -> item.put("iframe", Map.of("src", "https://a.b"))),
        item("width must be", item -> item.put("window", Map.of("width", "10"))),
        item("icon url is needed", item -> item.put("icon", Map.of("width", 1))),
        item("scoreMaximum is", item -> item.put("lineItem", Map.of("label", "a"))),
        item(
            "gradesReleased must",
            item -> item.put("lineItem", Map.of("scoreMaximum", 1, "gradesReleased", "yes"))),
        item(
            "with a zone",
            item -> item.put("available", Map.of("startDateTime", "2026-06-30T21:59:00"))));
  }

  @ParameterizedTest
  @MethodSource("badResponses")
  void whatIsWrongIsToldAndNothingIsAdded(String problem, Consumer<Map<String, Object>> spoil)
      throws Exception {
    Map<String, Object> response = response(request(), List.of(link()));
    spoil.accept(response);

    HttpResponse<String> page = answer(response);

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(lms.teaching().deepLinkAnswers().get(0).problems())
        .singleElement()
        .asString()
        .contains(problem);
    assertThat(lms.teaching().course("cloud-101").links()).hasSize(3);
  }

  @Test
  void settingsOfTheRequestBindTheAnswer() throws Exception {
    lms.teaching()
        .deepLinking(
            DeepLinkingSettings.EVERYTHING
                .accepting("ltiResourceLink")
                .multiple(Optional.empty())
                .lineItems(Optional.of(false))
                .withData("")
                .suggesting("A title", "A text"));
    Map<String, Object> claims = request();
    Map<String, Object> item = link();
    item.put("lineItem", Map.of("scoreMaximum", 1));

    HttpResponse<String> page =
        answer(response(claims, List.of(item, Map.of("type", "html", "html", "x"))));

    assertThat(object(claims, DL + "deep_linking_settings"))
        .containsEntry("title", "A title")
        .doesNotContainKeys("data", "accept_multiple");
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(lms.teaching().deepLinkAnswers().get(0).problems())
        .anyMatch(problem -> problem.contains("only one item"))
        .anyMatch(problem -> problem.contains("lineItem is not accepted"))
        .anyMatch(problem -> problem.contains("'html', which is not among"));
  }

  @Test
  void aResponseIsSignedByAKnownKeyThatItNames() throws Exception {
    Map<String, Object> response = response(request(), List.of());
    JWSHeader bare = new JWSHeader.Builder(JWSAlgorithm.RS256).build();
    JWSHeader known = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(tool.key.getKeyID()).build();

    assertThat(post(FakeTool.sign(bare, response, tool.key))).contains("lacks kid");
    assertThat(post(FakeTool.sign(known, response, FakeTool.newKey())))
        .contains("signature does not verify");
    assertThat(post("rubbish")).contains("not a signed JWT");
    assertThat(tool.postForm(lastReturn, Map.of("other", "x")).body()).contains("one field JWT");
    assertThat(answer(response).statusCode()).isEqualTo(200);
  }

  private Map<String, Object> request() throws Exception {
    URI start = lms.deepLinkUrl("cloud-101", "tess", Presentation.FRAME);
    Form form = Form.in(tool.authorize(lms, tool.authenticationRequest(tool.login(start))).body());
    Map<String, Object> claims = verified(form.fields().get("id_token"));
    lastReturn = returnUrl(claims);
    return claims;
  }

  private static URI returnUrl(Map<String, Object> request) {
    return URI.create(
        object(request, DL + "deep_linking_settings").get("deep_link_return_url").toString());
  }

  private Map<String, Object> response(Map<String, Object> request, List<?> items) {
    long now = clock.instant().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", FakeTool.CLIENT_ID);
    claims.put("aud", lms.issuer());
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("nonce", UUID.randomUUID().toString());
    claims.put(LTI + "message_type", "LtiDeepLinkingResponse");
    claims.put(LTI + "version", "1.3.0");
    claims.put(LTI + "deployment_id", request.get(LTI + "deployment_id"));
    Object data = object(request, DL + "deep_linking_settings").get("data");
    if (data != null) {
      claims.put(DL + "data", data);
    }
    claims.put(DL + "content_items", items);
    return claims;
  }

  private HttpResponse<String> answer(Map<String, Object> response) throws Exception {
    return tool.postForm(lastReturn, Map.of("JWT", tool.sign(response)));
  }

  private String post(String jwt) throws Exception {
    return tool.postForm(lastReturn, Map.of("JWT", jwt)).body();
  }

  private static Map<String, Object> link() {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("type", "ltiResourceLink");
    item.put("title", "Lab 7");
    item.put("url", "https://tool.example/lti/open/7");
    return item;
  }

  private static Arguments bad(String problem, Consumer<Map<String, Object>> spoil) {
    return Arguments.of(problem, spoil);
  }

  private static Arguments item(String problem, Consumer<Map<String, Object>> spoil) {
    Consumer<Map<String, Object>> inItem =
        claims -> {
          Map<String, Object> item = link();
          spoil.accept(item);
          claims.put(DL + "content_items", List.of(item));
        };
    return Arguments.of(problem, inItem);
  }

  private static void move(Map<String, Object> claims, long seconds) {
    claims.computeIfPresent("iat", (name, value) -> (long) value + seconds);
    claims.computeIfPresent("exp", (name, value) -> (long) value + seconds);
  }
}
