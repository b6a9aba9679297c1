package io.labport.core.journey;

import io.labport.core.runtime.Labport;
import io.labport.core.runtime.servlet.LabportServlet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/** Posts forms to a Labport behind a real servlet container, and reads its pages. */
final class Browser implements AutoCloseable {
  private static final Properties TEXTS = texts();

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);
  private final HttpClient client = HttpClient.newHttpClient();

  Browser(Labport labport) throws Exception {
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder("labport", new LabportServlet(labport)), "/*");
    server.setHandler(context);
    server.start();
  }

  private static Properties texts() {
    Properties texts = new Properties();
    try (InputStream file =
        Labport.class.getResourceAsStream("/io/labport/core/inbound/entrance/texts.properties")) {
      texts.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  static String text(String key) {
    String text = TEXTS.getProperty(key);
    if (text == null) {
      throw new AssertionError("there is no text " + key);
    }
    return text;
  }

  /**
   * @param fields names and values in turn
   */
  Page post(String path, String... fields) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return new Page(
          response.statusCode(), response.headers().firstValue("Location"), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  record Page(int status, Optional<String> location, String body) {
    String message() {
      return only("<p id=\"message\" role=\"status\">([^<]*)</p>");
    }

    String ticket() {
      return first("name=\"ticket\" value=\"([^\"]+)\"").orElseThrow();
    }

    int tries() {
      return Integer.parseInt(only("name=\"tries\" value=\"(\\d+)\""));
    }

    long askAgainAfter() {
      return Long.parseLong(only("data-ask-again-after=\"(\\d+)\""));
    }

    boolean hasButton() {
      return body.contains("<form id=\"open\"");
    }

    /** Every address the page names, and where the answer sends the browser. */
    List<String> addresses() {
      Matcher found = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"").matcher(body);
      return java.util.stream.Stream.concat(
              location.stream(), found.results().map(match -> match.group(1)))
          .toList();
    }

    private String only(String pattern) {
      return first(pattern)
          .orElseThrow(() -> new AssertionError("no " + pattern + " in " + status + "\n" + body));
    }

    private Optional<String> first(String pattern) {
      Matcher found = Pattern.compile(pattern).matcher(body);
      return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
  }
}
