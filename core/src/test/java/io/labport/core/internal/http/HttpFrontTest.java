package io.labport.core.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.labport.core.domain.SkillableUnavailableException;
import io.labport.core.internal.http.WebConfig.ClientAddressHeader;
import io.labport.core.internal.page.BundledTexts;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.TextOverrides;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class HttpFrontTest {
  private static final Branding PLAIN =
      new Branding(
          Optional.empty(),
          Optional.empty(),
          List.of(URI.create("https://labs.example/labs/assets/labport.css")));

  private final Router router = new Router();
  private final List<WebRequest> seen = new ArrayList<>();
  private final Map<String, List<String>> headers = new LinkedHashMap<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger(HttpFront.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void listenNoMore() {
    logger.detachAppender(logged);
  }

  private HttpFront front() {
    HttpFront front =
        new HttpFront(
            new WebConfig(
                URI.create("https://labs.example/labs"),
                List.of("10.0.0.0/8"),
                ClientAddressHeader.X_FORWARDED_FOR,
                262_144,
                "https:"),
            router,
            new ErrorPages(new BundledTexts("errors", TextOverrides.none()), PLAIN));
    front.open();
    return front;
  }

  private WebHandler remembering(WebResponse answer) {
    return request -> {
      seen.add(request);
      return answer;
    };
  }

  private IncomingRequest request(String method, String path, String query, String body) {
    try {
      return new IncomingRequest(
          method,
          path,
          query,
          headers,
          body.getBytes(StandardCharsets.UTF_8),
          Map.of(),
          InetAddress.getByName("10.0.0.9"));
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private WebResponse get(String path) {
    return front().serve(request("GET", path, "", ""));
  }

  private static String header(WebResponse response, String name) {
    return String.join("|", response.headers().getOrDefault(name, List.of()));
  }

  @Test
  void aRouteGetsItsVariablesQueryAndCookies() {
    router.add("lti", "GET", "/login/{registration}", remembering(WebResponse.text(200, "ok")));
    headers.put("cookie", List.of("a=1; b=\"2\"; a=3"));

    WebResponse answer =
        front().serve(request("GET", "/lti/login/m%C3%BCnchen", "x=1&x=%20+2&y", ""));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(seen.get(0).path()).isEqualTo("/login/münchen");
    assertThat(seen.get(0).pathVariables()).isEqualTo(Map.of("registration", "münchen"));
    assertThat(seen.get(0).query()).isEqualTo(Map.of("x", List.of("1", "  2"), "y", List.of("")));
    assertThat(seen.get(0).cookies()).isEqualTo(Map.of("a", "1", "b", "2"));
  }

  @Test
  void aPlainPartWinsOverAVariable() {
    router.add("lti", "GET", "/{any}", remembering(WebResponse.text(200, "variable")));
    router.add("lti", "GET", "/plain", remembering(WebResponse.text(200, "plain")));

    assertThat(get("/lti/plain").body()).asString().isEqualTo("plain");
    assertThat(get("/lti/other").body()).asString().isEqualTo("variable");
  }

  @Test
  void twoRoutesForTheSameRequestsAreRefused() {
    router.add("lti", "GET", "/{a}/x", remembering(WebResponse.empty(200)));

    assertThatThrownBy(
            () -> router.add("lti", "GET", "/{b}/x", remembering(WebResponse.empty(200))))
        .hasMessage("the routes /{a}/x and /{b}/x match the same requests");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "/a//b", "/{}", "/{a}/{a}", "/a b", "/%41"})
  void aPathThatCannotBeServedIsRefused(String path) {
    assertThatThrownBy(() -> router.add("lti", "GET", path, remembering(WebResponse.empty(200))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsServedOutsideARoute() {
    router.add("lti", "GET", "/login", remembering(WebResponse.empty(200)));

    for (String path :
        List.of("", "/", "/lti", "/lti/", "/lti/login/", "/lti//login", "/x/login")) {
      assertThat(get(path).status()).as(path).isEqualTo(404);
    }
    assertThat(seen).isEmpty();
  }

  @Test
  void aRouteMayAnswerWhatBrowsersAskBeforeACallFromElsewhere() {
    router.add(
        "door",
        "OPTIONS",
        "/sessions",
        remembering(WebResponse.empty(204).header("Access-Control-Max-Age", "600")));
    router.add("door", "POST", "/sessions", remembering(WebResponse.empty(201)));

    WebResponse answer = front().serve(request("OPTIONS", "/door/sessions", "", ""));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(header(answer, "Access-Control-Max-Age")).isEqualTo("600");
    assertThat(seen).extracting(WebRequest::method).containsExactly("OPTIONS");
  }

  @Test
  void anotherMethodIsToldWhichAreAllowed() {
    router.add("lti", "GET", "/login", remembering(WebResponse.empty(200)));
    router.add("lti", "POST", "/login", remembering(WebResponse.empty(200)));

    WebResponse answer = front().serve(request("DELETE", "/lti/login", "", ""));

    assertThat(answer.status()).isEqualTo(405);
    assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD, POST");
  }

  @Test
  void headIsAnsweredFromGet() {
    router.add("lti", "GET", "/login", remembering(WebResponse.text(200, "ok")));

    assertThat(front().serve(request("HEAD", "/lti/login", "", "")).status()).isEqualTo(200);
    assertThat(seen.get(0).method()).isEqualTo("GET");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/lti/login;jsessionid=1", "/lti;a/login", "/lti/%2flogin", "/lti/a%2Fb", "/lti/a%5cb",
        "/lti/../lti/login", "/lti/%2e%2e/login", "/lti/./login", "/lti/a\\b", "/lti/%00",
        "/lti/%0d%0aX", "/lti/%zz", "/lti/%f", "/lti/%ff", "lti/login"
      })
  void aPathThatCanBeReadInTwoWaysIsRefused(String path) {
    router.add("lti", "GET", "/{any}", remembering(WebResponse.empty(200)));

    assertThat(get(path).status()).isEqualTo(400);
    assertThat(seen).isEmpty();
  }

  @Test
  void formFieldsAreParsedAndTheRawBodyIsKept() {
    router.add("lti", "POST", "/launch", remembering(WebResponse.empty(200)));
    headers.put("content-type", List.of("application/x-www-form-urlencoded; charset=UTF-8"));

    front().serve(request("POST", "/lti/launch", "q=1", "id_token=a.b%2Bc&state=x"));

    assertThat(seen.get(0).form())
        .isEqualTo(Map.of("id_token", List.of("a.b+c"), "state", List.of("x")));
    assertThat(seen.get(0).body()).asString().isEqualTo("id_token=a.b%2Bc&state=x");
  }

  @Test
  void aBodyOfAnotherTypeHasNoFields() {
    router.add("lti", "POST", "/launch", remembering(WebResponse.empty(200)));
    headers.put("content-type", List.of("application/json"));

    front().serve(request("POST", "/lti/launch", "", "a=b"));

    assertThat(seen.get(0).form()).isEmpty();
  }

  @Test
  void fieldsThatCannotBeDecodedAreABadRequest() {
    router.add("lti", "POST", "/launch", remembering(WebResponse.empty(200)));
    headers.put("content-type", List.of("application/x-www-form-urlencoded"));

    assertThat(front().serve(request("POST", "/lti/launch", "", "a=%4")).status()).isEqualTo(400);
    assertThat(front().serve(request("POST", "/lti/launch", "a=%", "")).status()).isEqualTo(400);
  }

  @Test
  void everyAnswerHasTheHeadersThatProtectIt() {
    router.add("lti", "GET", "/page", remembering(WebResponse.html(200, "<p>hello</p>")));

    WebResponse answer = get("/lti/page");

    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy"))
        .isEqualTo(
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
                + " frame-ancestors https:");
    assertThat(answer.headers().keySet()).noneMatch("X-Frame-Options"::equalsIgnoreCase);
  }

  @Test
  void aHandlersOwnDirectivesReplaceTheSameOnesOnly() {
    router.add(
        "lti",
        "GET",
        "/page",
        remembering(
            WebResponse.html(200, "x")
                .header("content-security-policy", "form-action https://lms.example")
                .header("Cache-Control", "max-age=60")));

    WebResponse answer = get("/lti/page");

    assertThat(header(answer, "Content-Security-Policy"))
        .contains("form-action https://lms.example")
        .contains("default-src 'none'")
        .doesNotContain("form-action 'self'");
    assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=60");
  }

  @Test
  void aFaultBecomesAPageWithAReferenceThatIsInTheLogWhileThePathIsNot() {
    router.add(
        "lti",
        "GET",
        "/launch/{token}",
        request -> {
          throw new IllegalStateException("broken");
        });

    WebResponse answer = get("/lti/launch/geheim");

    assertThat(answer.status()).isEqualTo(500);
    String page = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(page).contains("Reference: ").doesNotContain("broken").doesNotContain("geheim");
    String reference = page.replaceAll("(?s).*Reference: ([0-9a-f]+).*", "$1");
    assertThat(logged.list).hasSize(1);
    ILoggingEvent event = logged.list.get(0);
    assertThat(event.getFormattedMessage())
        .isEqualTo("GET /lti/launch/{token} failed [" + reference + "]");
    assertThat(event.getMDCPropertyMap()).containsEntry("ref", reference);
    assertThat(event.getMDCPropertyMap()).containsEntry("adapter", "lti");
  }

  @Test
  void aProgramGetsAProblemInsteadOfAPage() {
    headers.put("accept", List.of("application/json"));

    WebResponse answer = get("/nowhere");

    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).asString().startsWith("{\"status\":404,\"title\":\"");
  }

  @Test
  void whenSkillableIsAwayTheCallerIsToldWhenToComeBack() {
    router.add(
        "lti",
        "GET",
        "/x",
        request -> {
          throw new SkillableUnavailableException(
              "skillable.http-503", "busy", true, Optional.of(Duration.ofSeconds(42)));
        });

    WebResponse answer = get("/lti/x");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(header(answer, "Retry-After")).isEqualTo("42");
  }

  @Test
  void beforeTheStartAndAfterTheEndEverythingIsUnavailable() {
    router.add("lti", "GET", "/x", remembering(WebResponse.empty(200)));
    HttpFront front = front();
    front.close(Duration.ofSeconds(1));

    WebResponse answer = front.serve(request("GET", "/lti/x", "", ""));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(header(answer, "Retry-After")).isEqualTo("10");
  }

  @Test
  void closingWaitsForTheHandlerThatIsRunning() throws InterruptedException {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    router.add(
        "lti",
        "GET",
        "/x",
        request -> {
          running.countDown();
          finish.await();
          return WebResponse.empty(200);
        });
    HttpFront front = front();
    Thread caller = new Thread(() -> front.serve(request("GET", "/lti/x", "", "")));
    caller.start();
    assertThat(running.await(5, TimeUnit.SECONDS)).isTrue();
    Thread closer =
        new Thread(
            () -> {
              front.close(Duration.ofSeconds(30));
              closed.countDown();
            });
    closer.start();

    assertThat(closed.await(100, TimeUnit.MILLISECONDS)).isFalse();
    finish.countDown();

    assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
    caller.join();
    closer.join();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      value = {
        "198.51.100.7                       > 198.51.100.7",
        "1.1.1.1, 198.51.100.7              > 198.51.100.7",
        "1.1.1.1, 198.51.100.7, 10.0.0.3    > 198.51.100.7",
        "198.51.100.7:4711                  > 198.51.100.7",
        "[2001:db8::1]:4711                 > 2001:db8:0:0:0:0:0:1",
        "1.1.1.1, unknown                   > 10.0.0.9",
        "1.1.1.1, lms.example               > 10.0.0.9",
        "10.0.0.5                           > 10.0.0.5"
      })
  void theClientIsTheRightMostHopThatIsNoProxyOfOurs(String forwarded, String expected) {
    router.add("lti", "GET", "/x", remembering(WebResponse.empty(200)));
    headers.put("x-forwarded-for", List.of(forwarded.strip()));
    headers.put("forwarded", List.of("for=9.9.9.9"));

    get("/lti/x");

    assertThat(seen.get(0).clientAddress().getHostAddress()).isEqualTo(expected.strip());
  }

  @Test
  void aStrangersWordAboutTheClientIsNotTaken() throws UnknownHostException {
    router.add("lti", "GET", "/x", remembering(WebResponse.empty(200)));
    headers.put("x-forwarded-for", List.of("1.1.1.1"));
    InetAddress stranger = InetAddress.getByName("198.51.100.1");

    front()
        .serve(new IncomingRequest("GET", "/lti/x", "", headers, new byte[0], Map.of(), stranger));

    assertThat(seen.get(0).clientAddress()).isEqualTo(stranger);
  }

  @Test
  void theForwardedHeaderIsReadWhenTheProxiesSendThatOne() throws UnknownHostException {
    ClientAddress clients =
        new ClientAddress(
            new WebConfig(
                URI.create("https://labs.example"),
                List.of("10.0.0.0/8"),
                ClientAddressHeader.FORWARDED,
                262_144,
                "https:"));
    headers.put(
        "forwarded",
        List.of("for=1.1.1.1, For=\"[2001:db8::7]:47\";proto=https, for=10.0.0.2;by=10.0.0.1"));
    headers.put("x-forwarded-for", List.of("9.9.9.9"));

    assertThat(clients.of(InetAddress.getByName("10.0.0.9"), headers))
        .isEqualTo(InetAddress.getByName("2001:db8::7"));
  }
}
