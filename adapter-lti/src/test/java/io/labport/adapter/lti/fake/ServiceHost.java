package io.labport.adapter.lti.fake;

import com.sun.net.httpserver.HttpServer;
import io.labport.adapter.lti.fake.FakePlatform.Reply;
import io.labport.adapter.lti.fake.FakePlatform.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A platform's list services over real HTTP: one function answers, all requests are remembered. */
public final class ServiceHost implements AutoCloseable {
  public final List<Seen> requests = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile Function<Seen, Answer> answers = seen -> Answer.of(Reply.of(404));

  /** A reply that may have several headers of one name. */
  public record Answer(Reply reply, List<String> links) {
    public static Answer of(Reply reply) {
      return new Answer(reply, List.of());
    }

    public static Answer of(String body, String... links) {
      return new Answer(Reply.of(200, body), List.of(links));
    }
  }

  public ServiceHost() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Seen seen =
                new Seen(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    Map.copyOf(exchange.getRequestHeaders()),
                    body);
            requests.add(seen);
            Answer answer = answers.apply(seen);
            if (answer.reply().status() == 0) {
              return;
            }
            answer.reply().headers().forEach((n, v) -> exchange.getResponseHeaders().add(n, v));
            answer.links().forEach(l -> exchange.getResponseHeaders().add("Link", l));
            byte[] bytes = answer.reply().body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                answer.reply().status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
              exchange.getResponseBody().write(bytes);
            }
          }
        });
    server.setExecutor(threads);
    server.start();
  }

  public void answer(Function<Seen, Answer> with) {
    answers = with;
  }

  public String at(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  public URI address(String path) {
    return URI.create(at(path));
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
