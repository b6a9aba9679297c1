package io.labport.adapter.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.examples.lms.Course;
import io.labport.examples.lms.Link;
import io.labport.examples.lms.LoginMethod;
import io.labport.examples.lms.Member;
import io.labport.examples.lms.Presentation;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.lms.ToolRegistration;
import io.labport.examples.sandbox.LabView;
import io.labport.examples.sandbox.SandboxClock;
import io.labport.examples.sandbox.SkillableSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The sample LMS, a whole Labport and the Skillable sandbox, and a browser between them. */
abstract class Journey {
  static final Instant START = Instant.parse("2026-05-04T08:00:00Z");
  static final Pattern FIELD =
      Pattern.compile("<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");

  private final TestClock clock = new TestClock(START);
  private final SandboxClock sandboxClock = SandboxClock.standingAt(START);
  final SkillableSandbox sandbox = SkillableSandbox.builder().clock(sandboxClock).start();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient browser =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private HttpServer door;
  SampleLms lms;
  Labport labport;

  @BeforeEach
  void start() throws IOException {
    door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    door.setExecutor(threads);
    String tool = "http://localhost:" + door.getAddress().getPort();
    lms =
        SampleLms.builder()
            .clock(clock)
            .loginBy(LoginMethod.GET)
            .course(
                Course.of(
                    "c1",
                    "NET-1",
                    "Networks",
                    List.of(Link.graded("l1", "Lab one", Map.of("labid", Integer.toString(lab())))),
                    List.of(
                        Member.student("ada", "Ada", "Brook"),
                        Member.teacher("bob", "Bob", "Stone"))))
            .tool(
                ToolRegistration.of(
                    "tool-1",
                    "dep-1",
                    URI.create(tool + "/lti/login/sample"),
                    URI.create(tool + "/lti/launch"),
                    URI.create(tool + "/lti/launch"),
                    URI.create(tool + "/lti/jwks")))
            .start();
    Map<String, String> config = new HashMap<>();
    config.put("skillable.base-url", sandbox.baseUrl().toString());
    config.put("skillable.api-key", "sandbox-key");
    config.put("web.public-url", tool);
    config.put("web.frame-ancestors", "https://lms.example");
    config.put("secrets.keyset", Labport.newKeyset());
    config.put("outbound.allow-http", "true");
    config.put("outbound.allowed-ranges", "127.0.0.0/8, ::1/128");
    config.put("outbound.ports", Integer.toString(lms.baseUrl().getPort()));
    config.put("adapters.lti.allow-http", "true");
    String sample = "adapters.lti.registrations.sample.";
    config.put(sample + "issuer", lms.issuer());
    config.put(sample + "client-id", "tool-1");
    config.put(sample + "authorization-endpoint", lms.authorizationUrl().toString());
    config.put(sample + "token-endpoint", lms.tokenUrl().toString());
    config.put(sample + "jwks-uri", lms.keysUrl().toString());
    config.put(sample + "deployments", "dep-1");
    config.put(sample + "send-grades", "final-only");
    config.put(sample + "lab-defaults.max_active_labs", "3");
    settings().forEach((key, value) -> config.put(sample + key, value));
    labport =
        Labport.builder()
            .config(ConfigSource.of(config))
            .clock(clock)
            .discoverAdapters(LtiAdapter.class.getClassLoader())
            .start();
    door.createContext("/", this::serve);
    door.start();
  }

  /** The number of the lab that the link opens. */
  int lab() {
    return 101;
  }

  /** What is agreed besides, by the keys of a registration. */
  Map<String, String> settings() {
    return Map.of();
  }

  @AfterEach
  void stop() {
    labport.close();
    door.stop(0);
    lms.close();
    sandbox.close();
    threads.shutdownNow();
  }

  record Answer(URI action, Map<String, String> fields, String cookie) {}

  HttpResponse<String> click(String user) throws Exception {
    return post(untilAnswer(user));
  }

  /** As a browser goes: link, login, authentication, the form that comes back. */
  Answer untilAnswer(String user) throws Exception {
    return untilAnswer(user, Presentation.WINDOW);
  }

  Answer untilAnswer(String user, Presentation presentation) throws Exception {
    HttpResponse<String> toLogin = get(lms.launchUrl("l1", user, presentation), "");
    HttpResponse<String> toPlatform = get(location(toLogin), "");
    assertThat(toPlatform.statusCode()).as(toPlatform.body()).isEqualTo(303);
    String cookie = toPlatform.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
    HttpResponse<String> form = get(location(toPlatform), "");
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher matcher = FIELD.matcher(form.body());
    while (matcher.find()) {
      fields.put(matcher.group(1), matcher.group(2).replace("&amp;", "&"));
    }
    Matcher action = Pattern.compile("action=\"([^\"]+)\"").matcher(form.body());
    assertThat(action.find()).as(form.body()).isTrue();
    return new Answer(URI.create(action.group(1)), fields, cookie);
  }

  HttpResponse<String> post(Answer answer) throws Exception {
    String body =
        answer.fields().entrySet().stream()
            .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return browser.send(
        HttpRequest.newBuilder(answer.action())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", answer.cookie())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** In a window the entrance leads on by redirects; the last one leaves for the lab. */
  void follow(HttpResponse<String> page) throws Exception {
    HttpResponse<String> now = page;
    for (int i = 0; i < 5 && now.statusCode() == 303; i++) {
      URI next = location(now);
      if (next.getPort() != door.getAddress().getPort()) {
        return;
      }
      now = get(next, "");
    }
  }

  HttpResponse<String> get(URI address, String cookie) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  static URI location(HttpResponse<String> response) {
    Optional<String> location = response.headers().firstValue("Location");
    assertThat(location).as(response.statusCode() + " " + response.body()).isPresent();
    return response.uri().resolve(location.orElseThrow());
  }

  /** The lab that a click of this person has started. */
  LabView started(String user) throws Exception {
    HttpResponse<String> page = click(user);
    assertThat(page.statusCode()).as(page.body()).isIn(200, 303);
    follow(page);
    await().atMost(Duration.ofSeconds(30)).until(() -> sandbox.control().labs().size() == 1);
    return sandbox.control().labs().get(0);
  }

  void advance(Duration by) {
    sandboxClock.advance(by);
    clock.advance(by);
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, List<String>> headers = new HashMap<>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
      URI asked = exchange.getRequestURI();
      WebResponse answer =
          labport.serve(
              new IncomingRequest(
                  exchange.getRequestMethod(),
                  asked.getRawPath(),
                  asked.getRawQuery() == null ? "" : asked.getRawQuery(),
                  headers,
                  exchange.getRequestBody().readAllBytes(),
                  Map.of(),
                  exchange.getRemoteAddress().getAddress()));
      answer.headers().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      if (answer.body().length > 0) {
        exchange.getResponseBody().write(answer.body());
      }
    }
  }
}
