package io.labport.core.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.servlet.LabportServlet;
import io.labport.core.runtime.testadapters.EchoAdapter;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import jakarta.servlet.ServletContext;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ten lines of the README, run: in a servlet container, with a file and a data source. */
class EmbeddingTest {
  @TempDir Path folder;

  @Test
  void theLinesOfTheReadmeServeAnAdapterFromAServletContainer() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("labport.properties"),
            """
            skillable.api-key = key
            web.public-url = https://lms.example.com/labs
            """);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    server.setHandler(context);

    try (TestDatabase database = TestDatabases.h2();
        Labport labport = start(file, database.newPool())) {
      serve(labport, context.getServletContext());
      server.start();
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          URI.create(
                              "http://127.0.0.1:" + connector.getLocalPort() + "/labs/echo/hello"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("/hello");
    } finally {
      server.stop();
    }
  }

  private static Labport start(Path file, DataSource dataSource) {
    // <embed>
    Labport labport =
        Labport.builder()
            .config(ConfigSource.file(file)) // labport.properties
            .storage(Storages.jdbc(dataSource)) // a pool of yours, H2 or PostgreSQL
            .adapters(new EchoAdapter()) // or .discoverAdapters(classLoader)
            .start(); // runs, or throws and leaves nothing running
    // </embed>
    return labport;
  }

  private static void serve(Labport labport, ServletContext context) {
    // <serve>
    context.addServlet("labs", new LabportServlet(labport)).addMapping("/labs/*");
    // </serve>
  }
}
