package io.labport.examples.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Locale;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The control interface under {@code /control}, as JSON. */
final class ControlHandler extends Handler.Abstract {

  static final String PATH = "/control";

  private final ControlRoutes routes;

  ControlHandler(SandboxControl control, World world, Later later) {
    this.routes = new ControlRoutes(control, world, later);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = String.valueOf(request.getHttpURI().getPath());
    if (!path.startsWith(PATH + "/")) {
      return false;
    }
    Exchange exchange = new Exchange(request, response, callback);
    String method = request.getMethod();
    boolean reads = "GET".equals(method);
    if (!reads && !isJson(request)) {
      // A web page cannot send this type to another origin unasked, so none can turn the controls.
      exchange.answer(415, problem("send Content-Type: application/json"));
      return true;
    }
    try {
      String body = reads ? "" : Content.Source.asString(request, StandardCharsets.UTF_8);
      JsonNode arguments = Json.MAPPER.readTree(body.isBlank() ? "{}" : body);
      String[] steps = path.substring(PATH.length() + 1).split("/", -1);
      @Nullable Object result = routes.run(method, steps, arguments);
      if (result instanceof ControlRoutes.Unknown) {
        exchange.answer(404, problem("no such operation: " + method + " " + path));
      } else {
        JsonNode tree = Json.MAPPER.valueToTree(result);
        exchange.answer(200, json -> json.writeTree(tree));
      }
    } catch (JsonProcessingException malformed) {
      exchange.answer(400, problem(malformed.getOriginalMessage()));
    } catch (IllegalArgumentException | DateTimeException | IOException wrong) {
      exchange.answer(400, problem(String.valueOf(wrong.getMessage())));
    }
    return true;
  }

  private static boolean isJson(Request request) {
    @Nullable String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  private static Answer problem(String text) {
    return Answer.of(Answer.object().put("error", text));
  }
}
