package io.labport.adapter.lti.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.adapter.lti.CapturedLog;
import io.labport.adapter.lti.course.CourseOrigins;
import io.labport.adapter.lti.fake.Agreed;
import io.labport.adapter.lti.fake.FakePlatform;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.Tool;
import io.labport.adapter.lti.registration.Registrations;
import io.labport.core.domain.Tenant;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.work.WorkItem;
import io.labport.core.spi.work.WorkOutcome;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices of a platform's server, good ones, repeated ones and others. */
class NoticesTest {
  private final FakePlatform platform = new FakePlatform();
  private final Tool tool = new Tool(platform, new Agreed(platform));
  private final CourseOrigins origins = tool.get(CourseOrigins.class);
  private final Tenant tenant =
      tool.get(Registrations.class).byKey("reg-1").orElseThrow().tenant("14");

  @AfterEach
  void close() {
    platform.close();
  }

  @Test
  void aCopiedCourseRemembersItsOriginsOnceTheWorkIsDone() throws Exception {
    WebResponse response = post(body(jwt("n-1", c -> {})));

    assertThat(response.status()).isEqualTo(202);
    assertThat(origins.of(tenant, "c-new")).as("not while the platform waits").isEmpty();
    workAll();
    assertThat(origins.of(tenant, "c-new")).containsExactly("c-2", "c-1");
    assertThat(origins.of(new Tenant("other"), "c-new")).isEmpty();
  }

  @Test
  void aLaterCopyStandsFirst() throws Exception {
    post(body(jwt("n-1", c -> {})));
    workAll();
    post(
        body(jwt("n-2", c -> c.put(Tool.LTI + "origin_contexts", List.of("c-9", "c-new", "c-1")))));
    workAll();

    assertThat(origins.of(tenant, "c-new")).containsExactly("c-9", "c-1", "c-2");
  }

  @Test
  void aRepetitionIsThankedForAndDoneOnce() throws Exception {
    String notice = body(jwt("n-1", c -> {}));
    assertThat(post(notice).status()).isEqualTo(202);
    assertThat(post(notice).status()).isEqualTo(202);
    assertThat(post(body(jwt("n-1", c -> {}))).status()).as("signed anew").isEqualTo(202);

    assertThat(tool.work.added).hasSize(1);
  }

  @Test
  void aNonceOfAnotherNoticeIsAReplay() throws Exception {
    assertThat(post(body(jwt("n-1", c -> c.put("nonce", "same")))).status()).isEqualTo(202);
    assertProblem(
        post(body(jwt("n-2", c -> c.put("nonce", "same")))), 401, "lti.jwt-nonce-replayed");
    assertThat(post(body(jwt("n-3", c -> c.remove("nonce")))).status()).isEqualTo(202);

    assertThat(tool.work.added).hasSize(2);
  }

  @Test
  void ofSeveralNoticesTheGoodOnesAreTaken() throws Exception {
    WebResponse response = post(body(jwt("n-1", c -> {}), "rubbish", jwt("n-2", c -> {})));

    assertProblem(response, 400, "lti.jwt-malformed");
    assertThat(Tool.page(response)).contains("notices[1].jwt");
    assertThat(tool.work.added).hasSize(2);
  }

  @Test
  void helloAndUnknownTypesAreLogged() throws Exception {
    try (CapturedLog log = CapturedLog.of("io.labport.adapter.lti")) {
      post(body(jwt("n-1", c -> c.put(Tool.LTI + "notice", notice("n-1", "LtiHelloWorldNotice")))));
      post(body(jwt("n-2", c -> c.put(Tool.LTI + "notice", notice("n-2", "LtiOtherNotice")))));
      workAll();

      assertThat(log.text()).contains("the platform's notices arrive").contains("LtiOtherNotice");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{}",
        "null",
        "{\"notices\":{}}",
        "{\"notices\":[]}",
        "{\"notices\":[7]}",
        "{\"notices\":[{\"jwt\":7}]}",
        "{\"notices\":[{\"jwt\":\"x\"}]} x"
      })
  void whatIsNoListOfNoticesIsMalformed(String body) throws Exception {
    assertProblem(post(body), 400, "lti.notices-malformed");
  }

  @Test
  void fiftyOneNoticesAreTooMany() throws Exception {
    String[] many = new String[51];
    java.util.Arrays.fill(many, "x");
    assertProblem(post(body(many)), 400, "lti.notices-malformed");
  }

  @ParameterizedTest
  @CsvSource({
    "iss, https://evil.example, 400, lti.login-registration-unknown",
    "aud, tool-other, 400, lti.login-registration-unknown",
    "exp, 5, 401, lti.jwt-expired",
    "azp, other, 401, lti.jwt-azp-mismatch",
    "version, 1.2.0, 400, lti.version-unsupported",
    "deployment_id, 99, 403, lti.deployment-unknown",
    "deployment_id, 13, 403, lti.deployment-blocked",
    "notice, none, 400, lti.notice-claim-missing"
  })
  void aWrongClaimIsAProblemWithItsCode(String claim, String value, int status, String code)
      throws Exception {
    boolean lti = List.of("version", "deployment_id", "notice").contains(claim);
    Object given = claim.equals("exp") ? Long.valueOf(value) : value;
    String jwt = jwt("n-1", c -> c.put(lti ? Tool.LTI + claim : claim, given));

    assertProblem(post(body(jwt)), status, code);
    assertThat(tool.work.added).isEmpty();
  }

  @Test
  void aStrangersSignatureIsRefused() throws Exception {
    Map<String, Object> claims = claims("n-1");
    String jwt =
        FakePlatform.sign(
            FakePlatform.json(header()),
            FakePlatform.json(claims).getBytes(StandardCharsets.UTF_8),
            FakePlatform.rsa("first", 2048));

    assertProblem(post(body(jwt)), 401, "lti.jwt-signature-invalid");
    String none =
        FakePlatform.sign(
            "{\"alg\":\"none\",\"kid\":\"first\"}",
            FakePlatform.json(claims).getBytes(StandardCharsets.UTF_8),
            platform.key);
    assertProblem(post(body(none)), 401, "lti.jwt-alg-not-allowed");
  }

  @Test
  void keysThatCannotBeReadAreNotTheNoticesFault() throws Exception {
    platform.jwksReplies.add(Reply.of(500));
    String jwt = body(jwt("n-1", c -> {}));

    WebResponse response = post(jwt);
    assertProblem(response, 503, "lti.jwks-unavailable");
    assertThat(response.headers()).containsKey("Retry-After");
    tool.clock.turn(Duration.ofMinutes(2));
    assertThat(post(jwt).status()).isEqualTo(202);
  }

  private void workAll() throws Exception {
    for (WorkItem item : tool.work.added.values()) {
      assertThat(item.queue()).isEqualTo("lti/notices");
      assertThat(tool.get(NoticeWorker.class).work(item, 1).toCompletableFuture().get())
          .isEqualTo(WorkOutcome.done());
    }
    tool.work.added.clear();
  }

  private String jwt(String id, Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = claims(id);
    change.accept(claims);
    return platform.sign(header(), claims);
  }

  private Map<String, Object> header() {
    return Map.of("alg", "RS256", "kid", platform.key.getKeyID());
  }

  private Map<String, Object> claims(String id) {
    Map<String, Object> claims = new LinkedHashMap<>();
    long now = tool.clock.instant().getEpochSecond();
    claims.put("iss", "https://lms.example.edu");
    claims.put("aud", List.of("tool-7f3a"));
    claims.put("iat", now);
    claims.put("exp", now + 300);
    claims.put("nonce", java.util.UUID.randomUUID().toString());
    claims.put(Tool.LTI + "version", "1.3.0");
    claims.put(Tool.LTI + "deployment_id", "14");
    claims.put(Tool.LTI + "notice", notice(id, "LtiContextCopyNotice"));
    claims.put(Tool.LTI + "context", Map.of("id", "c-new"));
    claims.put(Tool.LTI + "origin_contexts", List.of("c-2", "c-1"));
    return claims;
  }

  private static Map<String, String> notice(String id, String type) {
    return Map.of("id", id, "timestamp", "2026-11-20T10:00:00Z", "type", type);
  }

  private static String body(String... jwts) {
    return FakePlatform.json(
        Map.of("notices", java.util.Arrays.stream(jwts).map(j -> Map.of("jwt", j)).toList()));
  }

  private static void assertProblem(WebResponse response, int status, String code)
      throws Exception {
    assertThat(new ObjectMapper().readTree(response.body()).path("code").asText()).isEqualTo(code);
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().get("Content-Type")).containsExactly("application/problem+json");
  }

  private WebResponse post(String body) throws Exception {
    return tool.handle(
        "POST",
        "/notices",
        new WebRequest(
            "POST",
            "/notices",
            Map.of(),
            Map.of(),
            Map.of("content-type", List.of("application/json")),
            Map.of(),
            body.getBytes(StandardCharsets.UTF_8),
            Map.of(),
            InetAddress.getLoopbackAddress()));
  }
}
