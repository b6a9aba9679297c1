package io.labport.adapter.lti.profiles;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.labport.adapter.lti.LtiAdapter;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.http.IncomingRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.core.testkit.TestClock;
import io.labport.examples.lms.Course;
import io.labport.examples.lms.LmsProfile;
import io.labport.examples.lms.Member;
import io.labport.examples.lms.Privacy;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.sandbox.SandboxClock;
import io.labport.examples.sandbox.SkillableSandbox;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * One Labport for all LMSs at once, each with the same course, and the Skillable sandbox behind it;
 * all of them over real HTTP, with a clock that they share.
 */
final class Premises implements AutoCloseable {
  static final String COURSE = "net-1";
  static final String ADMIN_TOKEN = "the-administrators-own-token";

  /** A course-level installation of Canvas, whose copies get a deployment of their own. */
  private static final String CANVAS_DEPLOYMENT = "4711:0123456789abcdef0123456789abcdef01234567";

  private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

  private final TestClock clock = new TestClock(START);
  private final SandboxClock sandboxClock = SandboxClock.standingAt(START);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<LmsProfile, SampleLms> lmss = new EnumMap<>(LmsProfile.class);
  private final HttpServer door;
  final SkillableSandbox sandbox = SkillableSandbox.builder().clock(sandboxClock).start();
  final URI tool;
  final Labport labport;

  Premises() throws IOException {
    door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    door.setExecutor(threads);
    tool = URI.create("http://localhost:" + door.getAddress().getPort());
    for (LmsProfile profile : LmsProfile.values()) {
      SampleLms lms =
          SampleLms.builder().profile(profile).clock(clock).course(course(profile)).start();
      lms.control().pageSize(3);
      lmss.put(profile, lms);
    }
    labport =
        Labport.builder()
            .config(ConfigSource.of(config()))
            .clock(clock)
            .discoverAdapters(LtiAdapter.class.getClassLoader())
            .start();
    door.createContext("/", this::serve);
    door.start();
  }

  SampleLms lms(LmsProfile profile) {
    return lmss.get(profile);
  }

  void advance(Duration by) {
    sandboxClock.advance(by);
    clock.advance(by);
  }

  private static Course course(LmsProfile profile) {
    Course course =
        Course.of(
            COURSE,
            "NET-1",
            "Networks",
            List.of(),
            List.of(
                Member.student("ada", "Ada", "Brook"),
                Member.student("ben", "Ben", "Hill").sharing(Privacy.NOTHING),
                Member.student("chloe", "Chloe", "Dale").sharing(Privacy.NAMES_ONLY),
                Member.student("dan", "Dan", "Field"),
                Member.student("eve", "Eve", "Wood").inactive(),
                Member.teacher("tess", "Tess", "Stone"),
                Member.testStudent("preview")));
    return profile == LmsProfile.CANVAS ? course.inDeployment(CANVAS_DEPLOYMENT) : course;
  }

  private Map<String, String> config() {
    Map<String, String> config = new HashMap<>();
    config.put("skillable.base-url", sandbox.baseUrl().toString());
    config.put("skillable.api-key", "sandbox-key");
    config.put("web.public-url", tool.toString());
    config.put("secrets.keyset", Labport.newKeyset());
    config.put("admin.token", ADMIN_TOKEN);
    config.put("outbound.allow-http", "true");
    config.put("outbound.allowed-ranges", "127.0.0.0/8, ::1/128");
    config.put(
        "outbound.ports",
        lmss.values().stream()
            .map(lms -> Integer.toString(lms.baseUrl().getPort()))
            .collect(Collectors.joining(", ")));
    config.put("adapters.lti.allow-http", "true");
    return config;
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

  @Override
  public void close() {
    labport.close();
    door.stop(0);
    lmss.values().forEach(SampleLms::close);
    sandbox.close();
    threads.shutdownNow();
  }
}
