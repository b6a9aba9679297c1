package io.labport.examples.harbour;

import io.labport.adapter.scorm.ScormAdapter;
import io.labport.adapter.scorm.completion.ScormCompletion;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.servlet.LabportServlet;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Harbour's server. Everything of Labport in it is in these lines. */
final class HarbourServer implements AutoCloseable {
  private final Labport labport;
  private final Server jetty;

  private HarbourServer(Labport labport, Server jetty) {
    this.labport = labport;
    this.jetty = jetty;
  }

  /**
   * @param settings Labport's configuration
   * @param operators are told what they should know
   */
  static HarbourServer start(
      int port, Map<String, String> settings, Transcripts transcripts, OperatorDesk operators)
      throws Exception {
    Labport labport =
        Labport.builder()
            .config(ConfigSource.of(settings))
            .storage(Storages.inMemory()) // Storages.jdbc(dataSource) in earnest
            .adapters(new ScormAdapter().withEvents(operators), new HarbourAdapter(transcripts))
            .texts(new HarbourTexts())
            .start();
    Server jetty = new Server();
    try {
      transcripts.ask(labport.offered(ScormCompletion.class));
      ServerConnector connector = new ServerConnector(jetty);
      connector.setHost("127.0.0.1");
      connector.setPort(port);
      jetty.addConnector(connector);
      ServletContextHandler pages = new ServletContextHandler("/");
      pages.addServlet(new ServletHolder(new LabportServlet(labport)), "/labs/*");
      jetty.setHandler(pages);
      jetty.start();
      return new HarbourServer(labport, jetty);
    } catch (Exception e) {
      labport.close();
      throw e;
    }
  }

  Labport labport() {
    return labport;
  }

  @Override
  public void close() {
    try {
      jetty.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server does not stop", e);
    } finally {
      labport.close();
    }
  }
}
