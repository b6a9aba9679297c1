package io.labport.examples.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.core.runtime.ConfigSource;
import io.labport.examples.lms.Course;
import io.labport.examples.lms.Link;
import io.labport.examples.lms.LmsProfile;
import io.labport.examples.lms.Member;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.sandbox.SkillableSandbox;
import io.labport.examples.server.Server;
import io.labport.examples.server.cli.Terminal.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A running server without registrations, an LMS that it may call, and an administrator. */
final class LtiWorld implements AutoCloseable {
  static final String TOKEN = "only-administrators-know-this";
  static final String LINK = "lab-1";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern TICKET = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"");

  private final SkillableSandbox sandbox = SkillableSandbox.builder().port(0).start();
  private final SampleLms lms;
  private final Server server;
  private final Terminal terminal;
  private final List<Ended> said = new ArrayList<>();

  LtiWorld(Path data, LmsProfile profile) throws IOException {
    lms = SampleLms.builder().profile(profile).course(course()).start();
    Map<String, String> config = new HashMap<>();
    int port = freePort();
    config.put("server.port", Integer.toString(port));
    config.put("server.data-directory", data.toString());
    config.put("web.public-url", "http://127.0.0.1:" + port);
    config.put("admin.token", TOKEN);
    config.put("skillable.base-url", sandbox.baseUrl().toString());
    config.put("skillable.api-key", "sandbox-key");
    config.put("tracking.poll-interval", "PT1S");
    config.put("tracking.idle-poll-interval", "PT1S");
    config.put("tracking.score-grace", "PT1S");
    config.put("outbound.allow-http", "true");
    config.put("outbound.allowed-ranges", "127.0.0.0/8,::1/128");
    config.put("outbound.ports", Integer.toString(lms.baseUrl().getPort()));
    config.put("adapters.lti.allow-http", "true");
    config.put("adapters.scorm.allow-http", "true");
    server = Server.start(ConfigSource.of(config), Clock.systemUTC());
    terminal =
        new Terminal(
            Map.of("LABPORT_ADMIN_TOKEN", TOKEN, "LABPORT_SERVER_PORT", Integer.toString(port)));
  }

  private static Course course() {
    return Course.of(
        "cloud-101",
        "CLD-101",
        "Cloud networking",
        List.of(Link.graded(LINK, "Lab 1: Virtual networks", Map.of("labid", "101"))),
        List.of(
            Member.student("ada", "Ada", "Brook"),
            Member.student("ben", "Ben", "Ferreira"),
            Member.teacher("tess", "Tess", "Okafor")));
  }

  SampleLms lms() {
    return lms;
  }

  SkillableSandbox sandbox() {
    return sandbox;
  }

  Server server() {
    return server;
  }

  Ended lti(String... words) {
    List<String> line = new ArrayList<>(List.of("lti"));
    line.addAll(List.of(words));
    Ended ended = terminal.labport(line);
    said.add(ended);
    return ended;
  }

  Ended scorm(String... words) {
    List<String> line = new ArrayList<>(List.of("scorm"));
    line.addAll(List.of(words));
    return terminal.labport(line);
  }

  JsonNode scormJson(String... words) throws IOException {
    List<String> line = new ArrayList<>(List.of(words));
    line.add("--json");
    Ended ended = scorm(line.toArray(String[]::new));
    assertThat(ended.err()).as(String.join(" ", words)).isEmpty();
    return JSON.readTree(ended.out());
  }

  /** What a command that works prints. */
  String ok(String... words) {
    Ended ended = lti(words);
    assertThat(ended.err()).as(String.join(" ", words)).isEmpty();
    assertThat(ended.exitCode()).isZero();
    System.out.println("$ labport lti " + String.join(" ", words) + "\n" + ended.out());
    return ended.out();
  }

  JsonNode json(String... words) throws IOException {
    List<String> line = new ArrayList<>(List.of(words));
    line.add("--json");
    return JSON.readTree(ok(line.toArray(String[]::new)));
  }

  /** What all commands together have printed. */
  String everythingSaid() {
    return said.stream().map(ended -> ended.out() + ended.err()).reduce("", String::concat);
  }

  /** The administrator of the LMS uses the link, reads the page, and confirms. */
  String registerAtTheLms(String link) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    String page =
        http.send(
                HttpRequest.newBuilder(lms.administration().register(URI.create(link))).build(),
                BodyHandlers.ofString())
            .body();
    Matcher ticket = TICKET.matcher(page);
    assertThat(ticket.find()).as(page).isTrue();
    return http.send(
            HttpRequest.newBuilder(URI.create(link))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "ticket=" + URLEncoder.encode(ticket.group(1), StandardCharsets.UTF_8)))
                .build(),
            BodyHandlers.ofString())
        .body();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.close();
    lms.close();
    sandbox.close();
  }
}
