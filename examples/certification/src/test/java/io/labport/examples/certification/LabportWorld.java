package io.labport.examples.certification;

import io.labport.adapter.lti.LtiAdapter;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.servlet.LabportServlet;
import io.labport.core.testkit.TestClock;
import io.labport.examples.sandbox.SandboxClock;
import io.labport.examples.sandbox.SkillableSandbox;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** A whole Labport behind Jetty, which knows the kit's platform twice, labs in the sandbox. */
final class LabportWorld implements AutoCloseable {
  static final String KEY = "kit";
  static final String CLIENT = "kit-client";
  static final String SECOND_CLIENT = "kit-client-2";
  static final String DEPLOYMENT = "testdeploy";
  static final Map<String, String> CUSTOM = Map.of("labid", "101");

  final SandboxClock sandboxClock;
  final SkillableSandbox sandbox;
  private final Optional<TestClock> turned;
  private final Server jetty;
  private final Labport labport;
  private final URI tool;

  /** With a clock that stands until the kit lets time pass, as the platform's does. */
  static LabportWorld standing(TestClock clock, String kit) {
    return new LabportWorld(Optional.of(clock), clock, URI.create(kit));
  }

  /** With the real time, as a server. */
  static LabportWorld running(String kit) {
    return new LabportWorld(Optional.empty(), Clock.systemUTC(), URI.create(kit));
  }

  private LabportWorld(Optional<TestClock> turned, Clock clock, URI kit) {
    this.turned = turned;
    this.sandboxClock = SandboxClock.standingAt(clock.instant());
    this.sandbox = SkillableSandbox.builder().clock(sandboxClock).start();
    this.jetty = new Server();
    ServerConnector connector = new ServerConnector(jetty);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    try {
      connector.open();
      tool = URI.create("http://127.0.0.1:" + connector.getLocalPort());
      labport =
          Labport.builder()
              .config(ConfigSource.of(config(kit)))
              .clock(clock)
              .discoverAdapters(LtiAdapter.class.getClassLoader())
              .start();
      ServletContextHandler context = new ServletContextHandler("/");
      context.addServlet(new ServletHolder(new LabportServlet(labport)), "/*");
      jetty.setHandler(context);
      jetty.start();
    } catch (Exception notStarted) {
      throw new IllegalStateException("Labport did not start", notStarted);
    }
  }

  private Map<String, String> config(URI kit) {
    Map<String, String> config = new HashMap<>();
    config.put("skillable.base-url", sandbox.baseUrl().toString());
    config.put("skillable.api-key", "sandbox-key");
    config.put("web.public-url", tool.toString());
    config.put("web.frame-ancestors", "https://lms.example");
    config.put("secrets.keyset", Labport.newKeyset());
    config.put("outbound.allow-http", "true");
    config.put("outbound.allowed-ranges", "127.0.0.0/8, ::1/128");
    config.put("outbound.ports", Integer.toString(kit.getPort()));
    config.put("adapters.lti.allow-http", "true");
    register(config, KEY, CLIENT, kit);
    register(config, "second", SECOND_CLIENT, kit);
    return config;
  }

  private static void register(Map<String, String> config, String key, String client, URI kit) {
    String registration = "adapters.lti.registrations." + key + ".";
    config.put(registration + "issuer", kit.toString());
    config.put(registration + "client-id", client);
    config.put(registration + "authorization-endpoint", kit + "/authorize");
    config.put(registration + "token-endpoint", kit + "/token");
    config.put(registration + "jwks-uri", kit + "/keys");
    config.put(registration + "deployments", DEPLOYMENT);
    config.put(registration + "send-grades", "final-only");
  }

  URI at(String path) {
    return tool.resolve(path);
  }

  Target target() {
    return Target.of(
            at("/lti/login/kit"),
            at("/lti/launch"),
            at("/lti/launch"),
            at("/lti/jwks"),
            CLIENT,
            DEPLOYMENT)
        .with(CUSTOM)
        .deepLinkingAt(at("/lti/launch"))
        .with(new Target.Second(at("/lti/login/second"), SECOND_CLIENT))
        .showing(Codes.LABPORT);
  }

  Drivers drivers() {
    return Drivers.none()
        .with(new LabportScores(this))
        .with(new LabportPicker())
        .with(new LabportRosters(labport))
        .with(new LabportStorage())
        .with(new LabportRegistrations(labport, true));
  }

  Patience patience() {
    return turned.map(this::turning).orElseGet(() -> Patience.realTime(Duration.ZERO));
  }

  private Patience turning(TestClock clock) {
    return new Patience() {
      @Override
      public boolean willing(Duration time) {
        return true;
      }

      /** Labport looks for due work once a second. */
      @Override
      public Duration reaction() {
        return Duration.ofMillis(1300);
      }

      @Override
      public void pass(Duration time) {
        sandboxClock.advance(time);
        clock.advance(time);
      }
    };
  }

  @Override
  public void close() {
    labport.close();
    LifeCycle.stop(jetty);
    sandbox.close();
  }
}
