package io.labport.examples.lms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Submission review, migration, notices. */
final class MoreMessagesTest extends LmsTest {

  private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";

  @Test
  void aTeacherReviewsWorkFromTheGradebook() throws Exception {
    tool.call(
        "POST",
        lms.baseUrl() + "/services/cloud-101/lineitems?type_id=14%3Amain",
        tool.token(lms, Scopes.LINE_ITEM),
        LineItemJson.MEDIA_TYPE,
        """
        {"label":"Extra","scoreMaximum":5,"resourceLinkId":"lab-1","submissionReview":
          {"reviewableStatus":["Completed"],"url":"https://tool.example/review",
           "custom":{"of":"$ResourceLink.id"}}}""");
    LineItem column = control().lineItems("cloud-101").get(2);

    Map<String, Object> claims =
        launched(lms.reviewUrl(column, "tess", "ada", Presentation.WINDOW));

    assertThat(claims)
        .containsEntry(LTI + "message_type", "LtiSubmissionReviewRequest")
        .containsEntry(LTI + "target_link_uri", "https://tool.example/review")
        .containsEntry("sub", "tess")
        .containsEntry(LTI + "custom", Map.of("labid", "1", "of", "lab-1"));
    assertThat(object(claims, LTI + "for_user"))
        .containsEntry("user_id", "ada")
        .containsEntry("name", "Ada Brook");
    assertThat(object(claims, LTI + "resource_link")).containsEntry("id", "lab-1");
    assertThat(object(claims, ServiceClaims.AGS))
        .containsEntry("lineitem", control().lineItemUrl(column));
  }

  @Test
  void theGradebookLinksToTheWorkBehindAGrade() throws Exception {
    String url = lms.baseUrl() + "/services/cloud-101/lineitems?type_id=14%3Amain";
    tool.call(
        "POST",
        url,
        tool.token(lms, Scopes.LINE_ITEM),
        LineItemJson.MEDIA_TYPE,
        "{\"label\":\"Extra\",\"scoreMaximum\":5,\"resourceLinkId\":\"warm-up\","
            + "\"submissionReview\":{\"reviewableStatus\":[\"Completed\"]}}");
    control().gradeByHand("warm-up", "ada", BigDecimal.ONE, "by hand");

    assertThat(tool.get(URI.create(lms.baseUrl() + "/courses/cloud-101/gradebook")).body())
        .containsOnlyOnce("Review the work")
        .contains("/review?as=tess&amp;for=ada");
  }

  @Test
  void aMigratedLaunchNamesFormerIdsWithAProof() throws Exception {
    control()
        .migrateFrom(
            Optional.of(
                new Migration(
                    "key-1",
                    "secret-1",
                    Map.of("ada", "old-7"),
                    Map.of(),
                    Map.of("lab-1", "old-link"))));

    Map<String, Object> claims = claims("lab-1", "ada");

    Map<String, Object> former = object(claims, LTI + "lti1p1");
    String message =
        "key-1&"
            + FakeTool.DEPLOYMENT
            + "&"
            + lms.issuer()
            + "&"
            + FakeTool.CLIENT_ID
            + "&"
            + claims.get("exp")
            + "&"
            + claims.get("nonce");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("secret-1".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    assertThat(former)
        .containsOnly(
            Map.entry("oauth_consumer_key", "key-1"),
            Map.entry(
                "oauth_consumer_key_sign",
                Base64.getEncoder()
                    .encodeToString(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)))),
            Map.entry("user_id", "old-7"),
            Map.entry("resource_link_id", "old-link"));
    control().migrateFrom(Optional.empty());
    assertThat(claims("lab-1", "ada")).doesNotContainKey(LTI + "lti1p1");
  }

  @Test
  void aToolThatAskedForNoticesHearsHelloAndOfACopy() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    HttpServer handler =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    handler.createContext(
        "/notices",
        exchange -> {
          heard.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    handler.start();
    try {
      String address = "http://127.0.0.1:" + handler.getAddress().getPort() + "/notices";
      lms.register(
          ToolRegistration.of(
              FakeTool.CLIENT_ID,
              FakeTool.DEPLOYMENT,
              URI.create(address),
              URI.create(address),
              URI.create(address),
              tool.registration().jwksUrl()));
      subscribe("LtiHelloWorldNotice", address);
      Map<String, Object> hello = notice(heard);
      subscribe("LtiContextCopyNotice", address);
      Course copy = lms.teaching().copy("cloud-101");
      Map<String, Object> copied = notice(heard);

      assertThat(object(hello, LTI + "notice")).containsEntry("type", "LtiHelloWorldNotice");
      assertThat(hello)
          .containsEntry("iss", lms.issuer())
          .containsEntry(LTI + "deployment_id", FakeTool.DEPLOYMENT);
      assertThat(object(copied, LTI + "context")).containsEntry("id", copy.id());
      assertThat(copied).containsEntry(LTI + "origin_contexts", List.of("cloud-101"));
      assertThat(json(handlers("GET", "")).path("notice_handlers")).hasSize(2);
      subscribe("LtiContextCopyNotice", "");
      assertThat(json(handlers("GET", "")).path("notice_handlers")).hasSize(1);
    } finally {
      handler.stop(0);
    }
  }

  @Test
  void aHandlerElsewhereOrForAnUnknownNoticeIsRefused() throws Exception {
    assertThat(
            handlers(
                    "PUT",
                    "{\"notice_type\":\"LtiContextCopyNotice\",\"handler\":\"https://evil.example/\"}")
                .body())
        .contains("below the tool's domain");
    assertThat(handlers("PUT", "{\"notice_type\":\"Other\",\"handler\":\"\"}").statusCode())
        .isEqualTo(400);
  }

  private void subscribe(String type, String address) throws Exception {
    HttpResponse<String> answer =
        handlers("PUT", "{\"notice_type\":\"" + type + "\",\"handler\":\"" + address + "\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> handlers(String method, String body) throws Exception {
    return tool.call(
        method,
        lms.baseUrl() + "/services/cloud-101/noticehandlers?type_id=14%3Amain",
        tool.token(lms, Scopes.NOTICES),
        "application/json",
        body);
  }

  private Map<String, Object> notice(BlockingQueue<String> heard) throws Exception {
    String body = heard.poll(10, TimeUnit.SECONDS);
    assertThat(body).isNotNull();
    return verified(
        Json.parseObject(body).orElseThrow().path("notices").path(0).path("jwt").textValue());
  }

  private Map<String, Object> launched(URI url) throws Exception {
    Form form = Form.in(tool.authorize(lms, tool.authenticationRequest(tool.login(url))).body());
    return verified(form.fields().get("id_token"));
  }
}
