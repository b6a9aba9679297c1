package io.labport.core.inbound.skillable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.core.domain.LabInstanceId;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.http.WebRequest;
import io.labport.core.spi.http.WebResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears that something happened to a lab instance. Skillable signs nothing and its calls carry
 * neither a time nor an id, so a call is believed only in so far as the result is read again.
 * Answers at once: a blocking webhook delays the lab. The body holds a learner's name and is never
 * logged.
 */
final class HookEndpoint implements WebHandler {
  private static final Logger log = LoggerFactory.getLogger(HookEndpoint.class);
  private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9_-]{1,60}");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private final ResultTracker results;
  private final byte[] secret;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  HookEndpoint(ResultTracker results, HooksConfig config) {
    this.results = results;
    this.secret = utf8(config.secret().orElseThrow().reveal());
  }

  @Override
  public WebResponse handle(WebRequest request) {
    HookCall call = HookCall.of(request);
    if (!MessageDigest.isEqual(secret, utf8(call.secret()))) {
      return call.inHeader()
          ? WebResponse.text(401, "The header " + HookCall.HEADER + " has another value.")
          : WebResponse.text(404, "There is nothing here.");
    }
    if (!EVENT.matcher(call.event()).matches()) {
      return WebResponse.text(400, "The path names no event.");
    }
    Optional<LabInstanceId> instance = instance(call, request.body());
    if (instance.isEmpty()) {
      return WebResponse.text(
          400, "Neither the path nor the body names a lab instance; put {id} into the URL.");
    }
    log.debug("{} of lab instance {}", call.event(), instance.get());
    results.hint(instance.get());
    return WebResponse.empty(202);
  }

  private Optional<LabInstanceId> instance(HookCall call, byte[] body) {
    return call.instance()
        .or(() -> named(body))
        .filter(text -> NUMBER.matcher(text).matches())
        .map(text -> new LabInstanceId(Long.parseLong(text)));
  }

  /** {@code Id} in the body of a webhook, {@code labInstanceId} in that of a life-cycle action. */
  private Optional<String> named(byte[] body) {
    try {
      JsonNode document = json.readTree(body);
      return Optional.of(document.path("Id"))
          .filter(JsonNode::isValueNode)
          .or(() -> Optional.of(document.path("labInstanceId")).filter(JsonNode::isValueNode))
          .map(JsonNode::asText);
    } catch (JacksonException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new IllegalStateException("an array cannot fail to be read", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
