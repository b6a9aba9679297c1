package io.labport.examples.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** JSON in and out; durations and instants in their ISO-8601 spelling. */
final class Json {

  static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .addModule(
              new SimpleModule()
                  .addSerializer(Instant.class, ToStringSerializer.instance)
                  .addSerializer(Duration.class, ToStringSerializer.instance)
                  .addDeserializer(Instant.class, new Spelled<>(Instant.class, Instant::parse))
                  .addDeserializer(Duration.class, new Spelled<>(Duration.class, Duration::parse)))
          .build();

  private Json() {}

  static void write(Answer answer, OutputStream out) throws IOException {
    try (JsonGenerator json = MAPPER.createGenerator(out)) {
      answer.writeTo(json);
    }
  }

  /** A value with some of its fields replaced. */
  static <T> T patched(T value, JsonNode fields, Class<T> type) throws IOException {
    ObjectNode tree = MAPPER.valueToTree(value);
    if (fields instanceof ObjectNode object) {
      tree.setAll(object);
    }
    return MAPPER.treeToValue(tree, type);
  }

  private static final class Spelled<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> parser;

    Spelled(Class<T> type, Function<String, T> parser) {
      super(type);
      this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = json.getText();
      try {
        return parser.apply(text);
      } catch (DateTimeException malformed) {
        throw new IOException("not an ISO-8601 value: " + text, malformed);
      }
    }
  }
}
