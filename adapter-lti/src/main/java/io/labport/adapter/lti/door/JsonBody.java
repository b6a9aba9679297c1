package io.labport.adapter.lti.door;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.labport.core.spi.admin.Refused;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebRequest;
import java.io.IOException;

/** What an administrator sends as JSON. */
public final class JsonBody {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonBody() {}

  /**
   * @throws Refused when the body is not one JSON object
   */
  public static ObjectNode of(WebRequest request) {
    try {
      if (JSON.readTree(request.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      // Told below without the text, which may hold a secret.
    }
    throw Refused.because(
        Problem.of(400, "admin.body-unreadable", "The body must be one JSON object"));
  }
}
