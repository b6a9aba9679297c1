package io.labport.examples.server.demo;

import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.examples.lms.Course;
import io.labport.examples.lms.Link;
import io.labport.examples.lms.Member;
import io.labport.examples.lms.Privacy;
import io.labport.examples.lms.SampleLms;
import io.labport.examples.lms.ToolRegistration;
import io.labport.examples.lms.scorm.ScormActivity;
import io.labport.examples.lms.scorm.ScormAttempt;
import io.labport.examples.sandbox.LabState;
import io.labport.examples.sandbox.LabView;
import io.labport.examples.sandbox.SkillableSandbox;
import io.labport.examples.sandbox.WebhookEvent;
import io.labport.examples.sandbox.WebhookTarget;
import io.labport.examples.server.CannotStartException;
import io.labport.examples.server.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * LMS, Labport and a stand-in for Skillable on this machine's loopback, introduced to each other.
 */
public final class DemoWorld implements AutoCloseable {
  static final String COURSE = "cloud-101";
  static final String LINK = "web-server";
  static final String LEARNER = "ada";
  private static final String CLIENT_ID = "labport-demo";
  private static final String DEPLOYMENT = "1";
  private static final String LOOPBACK = "127.0.0.1";

  private final SkillableSandbox sandbox;
  private final SampleLms lms;
  private final Server server;
  private final ScormActivity activity;

  private DemoWorld(
      SkillableSandbox sandbox, SampleLms lms, Server server, ScormActivity activity) {
    this.sandbox = sandbox;
    this.lms = lms;
    this.server = server;
    this.activity = activity;
  }

  /**
   * @param ports 0 takes any free port
   * @param data what is kept there is found again by the next start
   * @throws CannotStartException naming the occupied port and the option that chooses another
   */
  public static DemoWorld start(DemoPorts ports, Path data) {
    return start(ports, data, Map.of());
  }

  /**
   * @param settings configuration keys of the server that win over the demo's own
   */
  static DemoWorld start(DemoPorts ports, Path data, Map<String, String> settings) {
    int serverPort = free(ports.server(), "--port");
    int lmsPort = free(ports.lms(), "--lms-port");
    int sandboxPort = free(ports.sandbox(), "--sandbox-port");
    String hookSecret = secret();
    SkillableSandbox sandbox =
        SkillableSandbox.builder()
            .port(sandboxPort)
            // Labs do not outlive the sandbox, but the records about them do: never use an id
            // again.
            .firstLabId(Clock.systemUTC().instant().getEpochSecond())
            .start();
    SampleLms lms = null;
    Server server = null;
    try {
      lms =
          SampleLms.builder()
              .port(lmsPort)
              .publicHost("localhost")
              .dataDir(data.resolve("lms"))
              .course(course())
              .start();
      // LMS and tool are different sites to a browser, as in real life: localhost and 127.0.0.1.
      URI tool = URI.create("http://" + LOOPBACK + ":" + serverPort);
      Map<String, String> config =
          config(tool, serverPort, lmsPort, sandbox, lms, data, hookSecret);
      config.putAll(settings);
      server = Server.start(ConfigSource.of(config), Clock.systemUTC());
      lms.register(
          ToolRegistration.of(
              CLIENT_ID,
              DEPLOYMENT,
              tool.resolve("/lti/login/demo"),
              tool.resolve("/lti/launch"),
              tool.resolve("/lti/launch"),
              tool.resolve("/lti/jwks")));
      sandbox
          .control()
          .addWebhook(
              WebhookTarget.post(
                  tool + "/skillable/hooks/changed/{id}",
                  Map.of("X-Labport-Hook-Secret", hookSecret),
                  Set.of(WebhookEvent.SCORED, WebhookEvent.TORN_DOWN, WebhookEvent.SAVED)));
      return new DemoWorld(sandbox, lms, server, packages(server, lms));
    } catch (RuntimeException e) {
      if (server != null) {
        server.close();
      }
      if (lms != null) {
        lms.close();
      }
      sandbox.close();
      throw e;
    }
  }

  /** The same labs once more, as an LMS without LTI would have them. */
  private static ScormActivity packages(Server server, SampleLms lms) {
    DemoPackages packages = new DemoPackages(server.labport(), lms, COURSE);
    ScormActivity single =
        packages.single("Lab 1 as a SCORM 1.2 package: Secure a web server", 101).activity();
    packages.course(
        "Web servers as a SCORM 2004 course",
        List.of(
            Map.of("lab", 101, "title", "Lab 1 of a SCORM 2004 course: Secure a web server"),
            Map.of("lab", 100, "title", "Lab 2 of a SCORM 2004 course: Linux fundamentals")));
    return single;
  }

  private static Course course() {
    return Course.of(
        COURSE,
        "CLD-101",
        "Web servers",
        List.of(
            Link.graded(LINK, "Lab 1: Secure a web server", Map.of("labid", "101")),
            Link.graded("linux", "Lab 2: Linux fundamentals", Map.of("labid", "100")),
            Link.graded(
                "incident",
                "Lab 3: Incident response, graded by a person",
                Map.of("labid", "103"))),
        List.of(
            Member.student(LEARNER, "Ada", "Brook"),
            Member.student("ben", "Ben", "Ferreira").sharing(Privacy.NOTHING),
            Member.teacher("tess", "Tess", "Okafor")));
  }

  private static Map<String, String> config(
      URI tool,
      int serverPort,
      int lmsPort,
      SkillableSandbox sandbox,
      SampleLms lms,
      Path data,
      String hookSecret) {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("server.host", LOOPBACK);
    config.put("server.port", Integer.toString(serverPort));
    config.put("server.data-directory", data.resolve("server").toString());
    config.put("web.public-url", tool.toString());
    config.put("web.frame-ancestors", lms.baseUrl().toString());
    config.put("skillable.base-url", sandbox.baseUrl().toString());
    config.put("skillable.api-key", "sandbox-key");
    config.put("hooks.secret", hookSecret);
    config.put("tracking.poll-interval", "PT5S");
    config.put("tracking.idle-poll-interval", "PT5S");
    config.put("tracking.score-grace", "PT5S");
    config.put("outbound.allow-http", "true");
    config.put("outbound.allowed-ranges", "127.0.0.0/8,::1/128");
    config.put("outbound.ports", Integer.toString(lmsPort));
    config.put("adapters.lti.allow-http", "true");
    config.put("adapters.scorm.allow-http", "true");
    config.put("adapters.scorm.poll-visible", "PT5S");
    config.put("adapters.scorm.poll-hidden", "PT5S");
    String registration = "adapters.lti.registrations.demo.";
    config.put(registration + "issuer", lms.issuer());
    config.put(registration + "client-id", CLIENT_ID);
    config.put(registration + "deployments", DEPLOYMENT);
    config.put(registration + "authorization-endpoint", lms.authorizationUrl().toString());
    config.put(registration + "token-endpoint", lms.tokenUrl().toString());
    config.put(registration + "jwks-uri", lms.keysUrl().toString());
    config.put(registration + "unscored", "full-marks");
    return config;
  }

  private static String secret() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The port itself if nobody has it, so that an occupied one is named before anything starts. */
  private static int free(int port, String option) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return probe.getLocalPort();
    } catch (java.net.BindException e) {
      throw new CannotStartException(
          "Port " + port + " is occupied; choose another with " + option + " (0 takes any)");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a person begins. */
  public URI coursePage() {
    return lms.baseUrl().resolve("/courses/" + COURSE);
  }

  URI gradebookPage() {
    return lms.baseUrl().resolve("/courses/" + COURSE + "/gradebook");
  }

  URI tool() {
    return server.address();
  }

  URI skillable() {
    return URI.create(sandbox.origin());
  }

  /** How often Launch reached Skillable. */
  int launches() {
    return sandbox.control().calls("launch");
  }

  LabView lab(long instance) {
    return sandbox.control().lab(instance);
  }

  boolean ended(long instance) {
    LabState state = lab(instance).state();
    return state == LabState.OFF || state == LabState.TEARING_DOWN;
  }

  /** The lab of the link, by SCORM. */
  ScormActivity activity() {
    return activity;
  }

  /** What the learner's attempts at the activity have come to, the latest last. */
  List<ScormAttempt> attempts(String learner) {
    return lms.scorm().attempts(activity.id(), learner);
  }

  /** How many scores for the learner reached the LMS since it started. */
  int scores(String learner) {
    return lms.control().scores(LINK, learner).size();
  }

  SkillableSandbox sandbox() {
    return sandbox;
  }

  Labport labport() {
    return server.labport();
  }

  SampleLms lms() {
    return lms;
  }

  /** Stops in the order in which nothing is lost: first what takes requests. */
  @Override
  public void close() {
    server.close();
    lms.close();
    sandbox.close();
  }
}
