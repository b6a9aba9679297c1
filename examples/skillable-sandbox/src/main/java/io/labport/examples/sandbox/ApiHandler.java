package io.labport.examples.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The Lab API under {@code /api/v3}: key, command, fault or answer. */
final class ApiHandler extends Handler.Abstract {

  static final String PATH = "/api/v3/";
  private static final String KEY_HEADER = "api_key";
  private static final int MAX_BODY = 256 * 1024;

  private final World world;
  private final Commands commands;
  private final RequestLog log;
  private final FaultQueue faults;
  private final FaultPlayer player;
  private final byte[] apiKey;

  ApiHandler(
      World world,
      Commands commands,
      RequestLog log,
      FaultQueue faults,
      FaultPlayer player,
      String apiKey) {
    this.world = world;
    this.commands = commands;
    this.log = log;
    this.faults = faults;
    this.player = player;
    this.apiKey = apiKey.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getPath();
    if (path == null || !path.startsWith(PATH)) {
      return false;
    }
    if (request.getLength() > MAX_BODY) {
      new Exchange(request, response, callback).answer(413, Answer.error("Request too long"));
      return true;
    }
    String name = path.substring(PATH.length()).toLowerCase(Locale.ROOT);
    boolean posted = "POST".equals(request.getMethod());
    String body = posted ? Content.Source.asString(request, StandardCharsets.UTF_8) : "";
    Exchange exchange = new Exchange(request, response, callback);
    RecordedRequest recorded = record(request, name, path, body);
    log.add(recorded);

    if (!keyMatches(recorded)) {
      exchange.answer(world.shapes.badKeyHttpStatus(), Answer.error("Invalid API key"));
    } else if (!posted && !"GET".equals(request.getMethod())) {
      exchange.answer(405, Answer.error("Method not allowed"));
    } else {
      answer(exchange, recorded, posted && isForm(request) ? body : "");
    }
    return true;
  }

  private void answer(Exchange exchange, RecordedRequest recorded, String form) throws IOException {
    Command command = commands.find(recorded.command());
    if (command == null) {
      exchange.answer(404, Answer.error("Unknown command"));
      return;
    }
    boolean posted = "POST".equals(recorded.method());
    Optional<Fault> fault = faults.next(recorded.command());
    if (fault.isEmpty()) {
      exchange.answer(200, decorated(run(command, posted, recorded.rawQuery(), form)));
      return;
    }
    Answer acted =
        fault.get().act() ? decorated(run(command, posted, recorded.rawQuery(), form)) : null;
    player.play(fault.get(), exchange, recorded, acted);
  }

  private Answer run(Command command, boolean posted, String query, String form) {
    return world.exclusively(
        () -> {
          try {
            return command.run(new ApiParameters(posted, query, form));
          } catch (ApiParameters.Invalid invalid) {
            return Answer.error(invalid.error());
          }
        });
  }

  /** Vendors add fields without notice; clients must not map strictly. */
  private Answer decorated(Answer answer) {
    return world.shapes.unknownFields() ? new FieldsFromTheFuture(answer) : answer;
  }

  private boolean keyMatches(RecordedRequest recorded) {
    return recorded
        .apiKey()
        .map(key -> MessageDigest.isEqual(apiKey, key.getBytes(StandardCharsets.UTF_8)))
        .orElse(false);
  }

  private static boolean isForm(Request request) {
    @Nullable String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  private RecordedRequest record(Request request, String command, String path, String body) {
    Map<String, List<String>> headers = new TreeMap<>();
    for (HttpField field : request.getHeaders()) {
      String name = field.getLowerCaseName();
      if (!KEY_HEADER.equals(name)) {
        headers.put(name, request.getHeaders().getValuesList(field.getName()));
      }
    }
    String query = request.getHttpURI().getQuery();
    return new RecordedRequest(
        world.now(),
        command,
        request.getMethod(),
        path,
        query == null ? "" : query,
        headers,
        body,
        Optional.ofNullable(request.getHeaders().get(KEY_HEADER)));
  }
}
