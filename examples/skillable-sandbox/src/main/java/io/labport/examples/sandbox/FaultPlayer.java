package io.labport.examples.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Answers with a fault, at once or after its delay; no thread waits meanwhile. */
final class FaultPlayer {

  private static final int USER_MUST_ACT = 160;

  private final World world;
  private final OneViewUrls urls;
  private final LaunchCommand launch;
  private final Later later;
  private final Executor workers;

  FaultPlayer(World world, OneViewUrls urls, LaunchCommand launch, Later later, Executor workers) {
    this.world = world;
    this.urls = urls;
    this.launch = launch;
    this.later = later;
    this.workers = workers;
  }

  /** The right answer is given if the command was carried out. */
  void play(Fault fault, Exchange exchange, RecordedRequest call, @Nullable Answer right)
      throws IOException {
    Duration delay = fault.delay();
    if (delay.isZero()) {
      answer(fault, exchange, call, right);
      return;
    }
    later.in(delay, () -> workers.execute(() -> answerLate(fault, exchange, call, right)));
  }

  private void answerLate(
      Fault fault, Exchange exchange, RecordedRequest call, @Nullable Answer right) {
    try {
      answer(fault, exchange, call, right);
    } catch (IOException callerHasGone) {
      exchange.callback().failed(callerHasGone);
    }
  }

  private void answer(Fault fault, Exchange exchange, RecordedRequest call, @Nullable Answer right)
      throws IOException {
    switch (fault.kind()) {
      case SLOW -> exchange.answer(200, right == null ? Answer.success(Answer.object()) : right);
      case RESULT_CODE -> exchange.answer(200, withCode(fault, call));
      case ERROR_WITH_STATUS_1 ->
          exchange.answer(
              200, Answer.of(Answer.object().put("Error", fault.text()).put("Status", 1)));
      case STATUS_0 ->
          exchange.answer(
              200, Answer.of(Answer.object().put("Error", fault.text()).put("Status", 0)));
      case HTTP_STATUS -> bare(fault, exchange);
      case HTML_200 -> exchange.text(200, "text/html; charset=utf-8", text(fault));
      case EMPTY_200 -> exchange.bare(200);
      case RAW_JSON -> exchange.text(200, "application/json; charset=utf-8", text(fault));
      case DROP, SILENCE -> exchange.drop();
    }
  }

  private static void bare(Fault fault, Exchange exchange) {
    Duration retryAfter = fault.retryAfter();
    if (retryAfter != null) {
      exchange.response().getHeaders().put("Retry-After", retryAfter.toSeconds());
    }
    exchange.bare(fault.number());
  }

  private Answer withCode(Fault fault, RecordedRequest call) {
    int code = fault.number();
    boolean deferred = code == USER_MUST_ACT;
    String error = fault.text() == null && !deferred ? "Refused with " + code : fault.text();
    if ("launch".equals(call.command())) {
      String url = fault.url();
      return world.exclusively(
          () -> launch.refused(code, error, url == null && deferred ? deferredUrl(call) : url));
    }
    ObjectNode body = Answer.object().put("Result", code).put("Url", fault.url());
    return Answer.of(body.put("Status", world.shapes.refusedStatus()).put("Error", error));
  }

  private String deferredUrl(RecordedRequest call) {
    ApiParameters sent =
        new ApiParameters("POST".equals(call.method()), call.rawQuery(), call.body());
    return urls.forDeferredLaunch(LaunchCommand.wishes(sent));
  }

  private static String text(Fault fault) {
    String text = fault.text();
    return text == null ? "" : text;
  }
}
