package io.labport.examples.certification;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The platform's one address: answers for the key set itself, since that has to be spoiled in ways
 * that no LMS offers, and passes everything else on to the sample LMS.
 */
final class Door extends Handler.Abstract {
  static final String KEYS = "/keys";
  static final String TRAP = "/trap/keys";

  private static final Set<String> OWN_HEADERS =
      Set.of("host", "connection", "content-length", "transfer-encoding", "expect", "upgrade");

  private final Keys keys;
  private final URI behind;
  private final AtomicInteger keyFetches = new AtomicInteger();
  private final AtomicInteger trapped = new AtomicInteger();
  private volatile Optional<KeyAnswer> instead = Optional.empty();
  private volatile UnaryOperator<String> tokenAnswer = UnaryOperator.identity();
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Door(Keys keys, URI behind) {
    this.keys = keys;
    this.behind = behind;
  }

  /** How often the key set was asked for. */
  int keyFetches() {
    return keyFetches.get();
  }

  /** How often somebody fetched what a token told them to fetch. */
  int trapped() {
    return trapped.get();
  }

  /** What the key set's address answers; the key set when empty. */
  void keysAnswer(Optional<KeyAnswer> answer) {
    instead = answer;
  }

  /** Changes the body of good answers of the token endpoint. */
  void tokenAnswer(UnaryOperator<String> change) {
    tokenAnswer = change;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = String.valueOf(request.getHttpURI().getPath());
    if (path.equals(KEYS)) {
      keyFetches.incrementAndGet();
      keySet(response, callback);
    } else if (path.equals(TRAP)) {
      trapped.incrementAndGet();
      response.getHeaders().put("Content-Type", "application/json");
      write(response, callback, keys.strangersDocument().getBytes(StandardCharsets.UTF_8));
    } else {
      passOn(request, path, response, callback);
    }
    return true;
  }

  private void keySet(Response response, Callback callback) {
    Optional<KeyAnswer> other = instead;
    if (other.isEmpty()) {
      response.getHeaders().put("Content-Type", "application/json");
      write(response, callback, keys.document().getBytes(StandardCharsets.UTF_8));
      return;
    }
    KeyAnswer answer = other.get();
    response.setStatus(answer.status());
    answer.headers().forEach(response.getHeaders()::put);
    Runnable send = () -> write(response, callback, answer.body().getBytes(StandardCharsets.UTF_8));
    if (answer.delay().isZero()) {
      send.run();
    } else {
      getServer().getScheduler().schedule(send, answer.delay().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void passOn(Request request, String path, Response response, Callback callback)
      throws IOException, InterruptedException {
    byte[] body;
    try (InputStream in = Content.Source.asInputStream(request)) {
      body = in.readAllBytes();
    }
    HttpRequest.Builder out =
        HttpRequest.newBuilder(URI.create(behind + request.getHttpURI().getPathQuery()))
            .timeout(Duration.ofSeconds(30))
            .method(request.getMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    request
        .getHeaders()
        .forEach(
            field -> {
              if (!OWN_HEADERS.contains(field.getLowerCaseName()) && field.getValue() != null) {
                out.header(field.getName(), field.getValue());
              }
            });
    HttpResponse<byte[]> answer;
    try {
      answer = http.send(out.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException dropped) {
      // What the LMS drops on order is dropped here too.
      request.getConnectionMetaData().getConnection().getEndPoint().close();
      callback.failed(dropped);
      return;
    }
    response.setStatus(answer.statusCode());
    answer
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                response.getHeaders().put(name, values);
              }
            });
    boolean token = path.equals("/token") && answer.statusCode() == 200;
    write(
        response,
        callback,
        token
            ? tokenAnswer
                .apply(new String(answer.body(), StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8)
            : answer.body());
  }

  private static void write(Response response, Callback callback, byte[] body) {
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
