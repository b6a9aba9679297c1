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
  private final RegistrationDesk desk;
  private final URI behind;
  private final AtomicInteger keyFetches = new AtomicInteger();
  private final AtomicInteger trapped = new AtomicInteger();
  private volatile Optional<KeyAnswer> instead = Optional.empty();
  private volatile UnaryOperator<String> tokenAnswer = UnaryOperator.identity();
  private volatile RosterPage.Rewriting members = (query, right) -> right;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  Door(Keys keys, RegistrationDesk desk, URI behind) {
    this.keys = keys;
    this.desk = desk;
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

  /** Changes good answers of the membership service. */
  void members(RosterPage.Rewriting rewriting) {
    members = rewriting;
  }

  /** Where the tool may register. */
  RegistrationDesk desk() {
    return desk;
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
    } else if (path.startsWith(RegistrationDesk.PATH)) {
      send(
          desk.answer(
              request.getMethod(),
              path,
              String.valueOf(request.getHeaders().get("Authorization")),
              new String(body(request), StandardCharsets.UTF_8)),
          response,
          callback);
    } else {
      passOn(request, path, response, callback);
    }
    return true;
  }

  private static byte[] body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return in.readAllBytes();
    }
  }

  private void keySet(Response response, Callback callback) {
    Optional<KeyAnswer> other = instead;
    if (other.isEmpty()) {
      response.getHeaders().put("Content-Type", "application/json");
      write(response, callback, keys.document().getBytes(StandardCharsets.UTF_8));
      return;
    }
    send(other.get(), response, callback);
  }

  private void send(KeyAnswer answer, Response response, Callback callback) {
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
    byte[] body = body(request);
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
    boolean good = answer.statusCode() == 200;
    if (good && path.equals("/token")) {
      write(response, callback, bytes(tokenAnswer.apply(text(answer))));
    } else if (good && path.endsWith("/memberships")) {
      RosterPage page =
          members.page(
              String.valueOf(request.getHttpURI().getQuery()),
              new RosterPage(answer.headers().allValues("link"), text(answer)));
      response.getHeaders().remove("Link");
      page.links().forEach(link -> response.getHeaders().add("Link", link));
      write(response, callback, bytes(page.body()));
    } else {
      write(response, callback, answer.body());
    }
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void write(Response response, Callback callback, byte[] body) {
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
