package io.labport.core.outbound.skillable;

import feign.Logger;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.slf4j.LoggerFactory;

/**
 * At DEBUG a line when a command is sent and one when its answer or fault is there, with status and
 * duration. Of the parameters only harmless numbers show their values; Feign's own loggers print
 * the whole address.
 */
final class RedactingLogger extends Logger {
  private static final Set<String> HARMLESS =
      Set.of("labid", "labinstanceid", "minutes", "start", "end", "durationminutes");

  private static final org.slf4j.Logger log = LoggerFactory.getLogger(RedactingLogger.class);

  @Override
  protected void log(String configKey, String format, Object... args) {
    // Whatever else Feign wants to say may hold an address.
  }

  @Override
  protected void logRequest(String configKey, Level logLevel, Request request) {
    if (log.isDebugEnabled()) {
      log.debug("Skillable is asked: {}", describe(request));
    }
  }

  @Override
  protected Response logAndRebufferResponse(
      String configKey, Level logLevel, Response response, long elapsedTime) {
    if (log.isDebugEnabled()) {
      log.debug(
          "Skillable answered {} after {} ms: {}",
          response.status(),
          elapsedTime,
          describe(response.request()));
    }
    return response;
  }

  @Override
  protected IOException logIOException(
      String configKey, Level logLevel, IOException failure, long elapsedTime) {
    log.debug(
        "Skillable did not answer usably after {} ms: {}",
        elapsedTime,
        Fault.within(failure).code());
    return failure;
  }

  static String describe(Request request) {
    String path = request.requestTemplate().path();
    StringJoiner parameters = new StringJoiner(", ", "[", "]");
    request
        .requestTemplate()
        .queries()
        .forEach((name, values) -> parameters.add(one(name, values)));
    return path.substring(path.lastIndexOf('/') + 1) + parameters;
  }

  private static String one(String name, Collection<String> values) {
    return HARMLESS.contains(name.toLowerCase(Locale.ROOT)) ? name + "=" + values : name;
  }
}
