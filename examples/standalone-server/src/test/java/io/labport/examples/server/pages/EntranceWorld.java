package io.labport.examples.server.pages;

import io.labport.core.domain.Channel;
import io.labport.core.domain.LabProfileId;
import io.labport.core.domain.LaunchRequest;
import io.labport.core.domain.LaunchSettings;
import io.labport.core.domain.Learner;
import io.labport.core.domain.LearnerId;
import io.labport.core.domain.Tenant;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.servlet.LabportServlet;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import io.labport.core.spi.config.NoConfig;
import io.labport.core.spi.entrance.EntranceRequest;
import io.labport.core.spi.entrance.LabEntrance;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import io.labport.examples.sandbox.SandboxControl;
import io.labport.examples.sandbox.SkillableSandbox;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** The entrance on a port, with an adapter that lets in whoever comes, and Skillable's stand-in. */
final class EntranceWorld implements AutoCloseable {
  static final String USER = "ada@acme";

  private final SkillableSandbox sandbox = SkillableSandbox.builder().start();
  private final Server server = new Server();
  private final Labport labport;
  private final URI address;

  EntranceWorld(Map<String, String> settings) throws Exception {
    int port = freePort();
    address = URI.create("http://127.0.0.1:" + port);
    Map<String, String> config = new LinkedHashMap<>();
    config.put("web.public-url", address.toString());
    config.put("skillable.base-url", sandbox.baseUrl().toString());
    config.put("skillable.api-key", "sandbox-key");
    config.putAll(settings);
    labport =
        Labport.builder()
            .config(ConfigSource.of(config))
            .storage(Storages.inMemory())
            .adapters(new DoorAdapter())
            .start();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(port);
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder("labport", new LabportServlet(labport)), "/*");
    server.setHandler(context);
    server.start();
  }

  private static int freePort() throws Exception {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  SandboxControl sandbox() {
    return sandbox.control();
  }

  String at(String path) {
    return address + path;
  }

  /** Ada opens a lab outside a frame, in the language. */
  String entry(int lab, String language) {
    return at("/door/enter?lab=" + lab + "&language=" + language);
  }

  /** Ada opens a lab in a frame of her LMS. */
  String framedEntry(int lab, String language) {
    return entry(lab, language) + "&framed=true";
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
    labport.close();
    sandbox.close();
  }

  /** Validates nothing: the request says who wants what. */
  static final class DoorAdapter extends AdapterModule<NoConfig> {
    DoorAdapter() {
      super("door", NoConfig.class, SpiLevel.CURRENT);
    }

    @Override
    protected void configureAdapter(NoConfig config) {
      route("GET", "/enter", Enter.class);
      route("GET", "/broken", Broken.class);
    }
  }

  static final class Enter implements WebHandler {
    private final LabEntrance entrance;

    @Inject
    Enter(LabEntrance entrance) {
      this.entrance = entrance;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      LaunchRequest launch =
          new LaunchRequest(
              Learner.anonymous(new LearnerId(new Tenant("acme"), "ada")),
              new LabProfileId(Integer.parseInt(request.queryParameter("lab").orElse("101"))),
              Channel.OTHER,
              Optional.empty(),
              LaunchSettings.NONE,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              false);
      return entrance.enter(
          new EntranceRequest(
              launch,
              "Lab 1: Secure a <web> server in an unfriendly neighbourhood",
              List.of(Locale.forLanguageTag(request.queryParameter("language").orElse("en"))),
              request.queryParameter("framed").isPresent(),
              Optional.of(URI.create("https://lms.example.edu/course/7"))));
    }
  }

  static final class Broken implements WebHandler {
    @Inject
    Broken() {}

    @Override
    public WebResponse handle(WebRequest request) {
      throw new IllegalStateException("broken");
    }
  }
}
