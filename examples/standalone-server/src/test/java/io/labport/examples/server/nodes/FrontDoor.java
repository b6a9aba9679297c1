package io.labport.examples.server.nodes;

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
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one public address of all nodes: a reverse proxy that sends each request to the next of them.
 * Who finds a node dead gets 502, as from any proxy.
 */
final class FrontDoor implements AutoCloseable {
  /**
   * Headers of one connection alone (RFC 9110, section 7.6.1), and those the client sets itself.
   */
  private static final Set<String> NOT_PASSED =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "date");

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final AtomicInteger turn = new AtomicInteger();
  private final ConcurrentHashMap<URI, AtomicInteger> served = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile List<URI> nodes = List.of();

  FrontDoor() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::pass);
    server.start();
  }

  /** As browsers and the LMS see it. */
  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** From now on requests go to these, in turn. */
  void leadTo(Node... behind) {
    nodes = List.of(behind).stream().map(Node::address).toList();
  }

  /** How many requests the node answered. */
  int served(Node node) {
    AtomicInteger count = served.get(node.address());
    return count == null ? 0 : count.get();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      List<URI> behind = nodes;
      URI node = behind.get(Math.floorMod(turn.getAndIncrement(), behind.size()));
      HttpResponse<byte[]> answer;
      try {
        answer = client.send(request(exchange, node), HttpResponse.BodyHandlers.ofByteArray());
      } catch (IOException dead) {
        exchange.sendResponseHeaders(502, -1);
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      served.computeIfAbsent(node, n -> new AtomicInteger()).incrementAndGet();
      answer
          .headers()
          .map()
          .forEach(
              (name, values) -> {
                if (passed(name)) {
                  exchange.getResponseHeaders().put(name, values);
                }
              });
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static HttpRequest request(HttpExchange exchange, URI node) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (passed(name)) {
                values.forEach(value -> request.header(name, value));
              }
            });
    return request.build();
  }

  private static boolean passed(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return !NOT_PASSED.contains(name) && !name.startsWith(":") && !name.startsWith("http2");
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
