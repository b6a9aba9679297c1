package io.labport.core.outbound.skillable;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;

/**
 * How answers are read: the vendor asks clients not to map strictly, adds fields without notice,
 * and has changed the case of names before.
 */
final class Json {
  private Json() {}

  static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        // Else IsExam is not isexam where the letter i has a dotless sister.
        .defaultLocale(Locale.ROOT)
        .build();
  }
}
