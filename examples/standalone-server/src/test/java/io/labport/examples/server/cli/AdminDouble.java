package io.labport.examples.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands in for a running server: answers what it was told to, and keeps what it was asked. */
final class AdminDouble implements AutoCloseable {
  static final String TOKEN = "only-administrators-know-this";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();

  /** One request. */
  record Request(String line, String authorization, String body) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private record Answer(int status, byte[] body) {}

  AdminDouble() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The answer to a request line; the last one given is repeated. */
  AdminDouble on(String line, int status, String body) {
    return on(line, status, body.getBytes(StandardCharsets.UTF_8));
  }

  /** As above; a status of 0 ends the connection instead. */
  synchronized AdminDouble on(String line, int status, byte[] body) {
    answers.computeIfAbsent(line, l -> new ArrayDeque<>()).add(new Answer(status, body));
    return this;
  }

  private void answer(HttpExchange exchange) throws IOException {
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Answer answer;
    synchronized (this) {
      requests.add(new Request(line, exchange.getRequestHeaders().getFirst("Authorization"), body));
      Deque<Answer> left =
          answers.getOrDefault(line, new ArrayDeque<>(List.of(new Answer(404, new byte[0]))));
      answer = left.size() > 1 ? left.remove() : left.element();
    }
    if (answer.status() > 0) {
      exchange.sendResponseHeaders(
          answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
    exchange.close();
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  List<String> lines() {
    return requests().stream().map(Request::line).toList();
  }

  Request last() {
    return requests().get(requests().size() - 1);
  }

  Terminal terminal() {
    return new Terminal(
        Map.of(
            "LABPORT_ADMIN_TOKEN",
            TOKEN,
            "LABPORT_SERVER_PORT",
            Integer.toString(server.getAddress().getPort())));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
