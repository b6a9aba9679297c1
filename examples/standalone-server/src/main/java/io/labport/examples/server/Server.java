package io.labport.examples.server;

import com.zaxxer.hikari.HikariDataSource;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.servlet.LabportServlet;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Labport on an embedded Jetty. The host of the library: it owns pool, port and threads, and ends them in order. */
public final class Server implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Server.class);
  private static final String SECTION = "server";

  private final HikariDataSource database;
  private final Labport labport;
  private final org.eclipse.jetty.server.Server jetty;
  private final ServerConnector connector;

  private Server(HikariDataSource database, Labport labport, ServerConfig config) {
    this.database = database;
    this.labport = labport;
    this.jetty = new org.eclipse.jetty.server.Server();
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    this.connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
    connector.setHost(config.host());
    connector.setPort(config.port());
    jetty.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(new HealthServlet(labport)), "/health");
    context.addServlet(new ServletHolder(new LabportServlet(labport)), "/*");
    jetty.setHandler(new GracefulHandler(context));
    jetty.setStopTimeout(config.stopTimeout().toMillis());
  }

  /**
   * Starts everything or nothing.
   *
   * @throws io.labport.core.runtime.ConfigurationException naming every problem of the configuration
   * @throws CannotStartException when the port is occupied
   */
  public static Server start(ConfigSource given, Clock clock) {
    checkConfiguration(given);
    ServerConfig config = given.section(SECTION, ServerConfig.class);
    ConfigSource source = withKeyset(given, config);
    HikariDataSource database = Database.open(config);
    Labport labport = null;
    try {
      labport = builder(source).clock(clock).storage(Storages.jdbc(database)).start();
      Server server = new Server(database, labport, config);
      server.listen(config);
      return server;
    } catch (RuntimeException e) {
      if (labport != null) {
        labport.close();
      }
      database.close();
      throw e;
    }
  }

  private void listen(ServerConfig config) {
    try {
      jetty.start();
    } catch (Exception e) {
      stopJetty();
      if (e instanceof BindException || e.getCause() instanceof BindException) {
        throw new CannotStartException(
            "Port "
                + config.port()
                + " of "
                + config.host()
                + " is occupied; choose another with server.port");
      }
      throw new IllegalStateException("the HTTP server does not start", e);
    }
    LOG.info("Labport listens at {}", address());
  }

  /**
   * Reads the whole configuration and starts nothing.
   *
   * @throws io.labport.core.runtime.ConfigurationException naming every problem
   */
  public static void checkConfiguration(ConfigSource source) {
    builder(source).check();
  }

  /** All keys with their meaning, as a Markdown table. */
  public static String describeConfiguration() {
    return builder(ConfigSource.of(java.util.Map.of())).describeConfiguration();
  }

  private static Labport.Builder builder(ConfigSource source) {
    return Labport.builder()
        .config(source)
        .hostSection(SECTION, ServerConfig.class)
        .discoverAdapters(Server.class.getClassLoader());
  }

  /** On the embedded database the key set lies beside it; nodes that share a database must be given theirs. */
  private static ConfigSource withKeyset(ConfigSource given, ServerConfig config) {
    Optional<String> set = given.value("secrets.keyset");
    return set.isPresent() || config.databaseUrl().isPresent()
        ? given
        : ConfigSource.layered(given, KeysetFile.in(config.dataDirectory()));
  }

  /** Where it listens, as seen from this machine. */
  public URI address() {
    return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort());
  }

  public Labport labport() {
    return labport;
  }

  /** Turns new requests away, finishes what is under way, then ends pool and threads; idempotent. */
  @Override
  public void close() {
    labport.close();
    stopJetty();
    database.close();
  }

  private void stopJetty() {
    try {
      jetty.stop();
    } catch (Exception e) {
      LOG.warn("The HTTP server did not stop cleanly", e);
    }
  }
}
