package io.labport.adapter.scorm.door;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labport.core.spi.admin.Refused;
import io.labport.core.spi.http.Problem;
import io.labport.core.spi.http.WebRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The JSON object that an administrator sent. */
final class JsonBody {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonBody() {}

  static Map<String, Object> of(WebRequest request) {
    try {
      return Optional.ofNullable(
              JSON.readValue(request.body(), new TypeReference<Map<String, Object>>() {}))
          .orElseThrow(JsonBody::unreadable);
    } catch (IOException e) {
      throw unreadable();
    }
  }

  /** As the other; nothing at all is an object without members. */
  static Map<String, Object> perhaps(WebRequest request) {
    return request.body().length == 0 ? Map.of() : of(request);
  }

  private static Refused unreadable() {
    return Refused.because(
        Problem.of(400, "scorm.body-unreadable", "The body is not a JSON object")
            .detail("send a JSON object in UTF-8 that names each member once"));
  }
}
