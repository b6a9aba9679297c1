package io.labport.examples.server.scorm;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A proxy through which a browser sends everything to everybody, and which remembers all of it. */
final class TappedProxy implements AutoCloseable {
  /** Headers of one connection alone (RFC 9110, section 7.6.1), and what the client sets itself. */
  private static final Set<String> NOT_PASSED =
      Set.of(
          "connection",
          "content-length",
          "date",
          "host",
          "keep-alive",
          "proxy-connection",
          "transfer-encoding",
          "upgrade");

  /**
   * What a server got, and what it answered.
   *
   * @param target the address as in the request line
   * @param headers names in lower case
   */
  record Seen(
      String method,
      URI target,
      Map<String, String> headers,
      String body,
      int status,
      String location,
      String answer) {
    String referer() {
      return headers.getOrDefault("referer", "");
    }

    String path() {
      return target.getPath();
    }

    /** Without what was sent: that holds what must not be printed. */
    @Override
    public String toString() {
      return method + " " + target + " (from " + referer() + ") " + status;
    }
  }

  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final HttpServer server;

  TappedProxy() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  /** For the browser; this machine's own addresses go through the proxy as well. */
  String[] options() {
    return new String[] {
      "--proxy-server=http://127.0.0.1:" + server.getAddress().getPort(),
      "--proxy-bypass-list=<-loopback>"
    };
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      Map<String, String> headers = new TreeMap<>();
      HttpRequest.Builder request =
          HttpRequest.newBuilder(exchange.getRequestURI())
              .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) -> {
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values));
                if (passed(name)) {
                  values.forEach(value -> request.header(name, value));
                }
              });
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      seen.add(
          new Seen(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              Map.copyOf(headers),
              new String(body, StandardCharsets.UTF_8),
              answer.statusCode(),
              answer.headers().firstValue("Location").orElse(""),
              new String(answer.body(), StandardCharsets.UTF_8)));
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (passed(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      exchange.sendResponseHeaders(
          answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
      if (answer.body().length > 0) {
        exchange.getResponseBody().write(answer.body());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean passed(String header) {
    return !NOT_PASSED.contains(header.toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
