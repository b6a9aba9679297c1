package io.labport.core.runtime.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.Labport;
import io.labport.core.runtime.Storages;
import io.labport.core.runtime.testadapters.EchoAdapter;
import io.labport.core.testkit.TestConfig;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabportServletTest {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  private Labport labport;
  private Server server;
  private int port;

  @BeforeEach
  void start() throws Exception {
    labport =
        Labport.builder()
            .config(
                ConfigSource.of(
                    TestConfig.with("web.body-limit", "2000", "web.trusted-proxies", "127.0.0.1")))
            .storage(Storages.inMemory())
            .adapters(new EchoAdapter())
            .start();
    server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/app");
    LabportServlet servlet = new LabportServlet(labport);
    context.addServlet(new ServletHolder("mapped", servlet), "/labs/*");
    context.addServlet(new ServletHolder("filtered", new LabportServlet(labport)), "/eaten/*");
    Filter eater =
        (request, response, chain) -> {
          request.getParameter("anything");
          chain.doFilter(request, response);
        };
    context.addFilter(new FilterHolder(eater), "/eaten/*", EnumSet.of(DispatcherType.REQUEST));
    server.setHandler(context);
    server.start();
    port = connector.getLocalPort();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
    labport.close();
  }

  /** By socket: an HTTP client would tidy up the very paths that are tried here. */
  private String send(String method, String path, String headers, String body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request =
          method
              + " "
              + path
              + " HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n"
              + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n")
              + headers
              + "\r\n"
              + body;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }

  @Test
  void aRequestReachesItsHandlerAndTheAnswerComesBackWhole() throws IOException {
    String answer = send("GET", "/app/labs/echo/a%20b?x=1&x=2", "X-A: 1\r\nX-A: 2\r\n", "");

    assertThat(status(answer)).isEqualTo(200);
    assertThat(answer)
        .contains("GET /a b {word=a b} query={x=[1, 2]} form={} x-a=[1, 2] body=0 from=127.0.0.1")
        .containsIgnoringCase("Cache-Control: no-store")
        .contains("Partitioned")
        .contains("X-Many: 1")
        .contains("X-Many: 2");
  }

  @Test
  void headHasTheHeadersOfGetAndNoBody() throws IOException {
    String answer = send("HEAD", "/app/labs/echo/a", "", "");

    assertThat(status(answer)).isEqualTo(200);
    assertThat(answer).doesNotContain("query=").containsPattern("Content-Length: [1-9]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/labs/echo/a;jsessionid=abc",
        "/app/labs/echo;x=y/a",
        "/app/labs/echo/a%2fb",
        "/app/labs/echo/%2e%2e/echo/a",
        "/app/labs/echo/../echo/a",
        "/app/labs/echo/a%5cb",
        "/app/labs/echo/%00"
      })
  void aPathThatCanBeReadInTwoWaysIsRefused(String path) throws IOException {
    assertThat(status(send("GET", path, "", ""))).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"/app/labs,404", "/app/labs/,404", "/app/labs/echo,404", "/app/labs/other/a,404"})
  void nothingIsServedOutsideARoute(String path, int expected) throws IOException {
    assertThat(status(send("GET", path, "", ""))).isEqualTo(expected);
  }

  @Test
  void anotherMethodIsToldWhichAreAllowed() throws IOException {
    String answer = send("PUT", "/app/labs/echo/a", "", "x");

    assertThat(status(answer)).isEqualTo(405);
    assertThat(answer).contains("Allow: GET, HEAD, POST");
  }

  @Test
  void aFormIsParsedWithItsBodyKept() throws IOException {
    assertThat(send("POST", "/app/labs/echo/a?q=1", FORM, "id_token=a%2Bb&state=s"))
        .contains("query={q=[1]} form={id_token=[a+b], state=[s]}")
        .contains("body=22");
  }

  @Test
  void aFormThatAFilterHasReadAwayIsFoundAgainWithoutTheQuery() throws IOException {
    assertThat(send("POST", "/app/eaten/echo/a?q=1&state=query", FORM, "id_token=a%2Bb&state=s"))
        .contains("query={q=[1], state=[query]} form={")
        .contains("id_token=[a+b]", "state=[s]", "body=0")
        .doesNotContain("state=[query, s]");
  }

  @Test
  void aBodyThatIsTooLongIsRefusedAnnouncedOrNot() throws IOException {
    assertThat(status(send("POST", "/app/labs/echo/a", FORM, "a".repeat(2_001)))).isEqualTo(413);
    assertThat(
            status(
                send(
                    "POST",
                    "/app/labs/echo/a",
                    FORM + "Transfer-Encoding: chunked\r\n\r\n7d1\r\n" + "a".repeat(2_001),
                    "")))
        .isEqualTo(413);
    assertThat(status(send("POST", "/app/labs/echo/a", FORM, "a".repeat(2_000)))).isEqualTo(200);
  }

  @Test
  void theClientBehindATrustedProxyIsSeen() throws IOException {
    assertThat(send("GET", "/app/labs/echo/a", "X-Forwarded-For: 9.9.9.9, 198.51.100.7\r\n", ""))
        .contains("from=198.51.100.7");
  }

  @Test
  void afterTheEndTheServletSaysComeBack() throws IOException {
    labport.close();

    String answer = send("GET", "/app/labs/echo/a", "", "");

    assertThat(status(answer)).isEqualTo(503);
    assertThat(answer).contains("Retry-After: 10");
  }
}
