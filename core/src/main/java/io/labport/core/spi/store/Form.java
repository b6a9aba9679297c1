package io.labport.core.spi.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.function.Function;

/** How a document is written, and read again. */
public interface Form<T> {

  String write(String id, T document);

  T read(String id, String content);

  /**
   * A record's members as JSON. Members that a newer version wrote are ignored, so that nodes of
   * two versions can run side by side.
   */
  static <T> Form<T> json(Class<T> type) {
    ObjectMapper json =
        JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    String what = type.getSimpleName();
    return new Form<>() {
      @Override
      public String write(String id, T document) {
        try {
          return json.writeValueAsString(document);
        } catch (JsonProcessingException e) {
          throw new IllegalStateException("a " + what + " cannot be written", e);
        }
      }

      @Override
      public T read(String id, String content) {
        try {
          return json.readValue(content, type);
        } catch (JsonProcessingException e) {
          throw new IllegalStateException("the stored " + what + " " + id + " cannot be read", e);
        }
      }
    };
  }

  /** A form that says itself how; its layout does not follow from a record's members. */
  static <T> Form<T> of(Function<T, String> write, Function<String, T> read) {
    return new Form<>() {
      @Override
      public String write(String id, T document) {
        return write.apply(document);
      }

      @Override
      public T read(String id, String content) {
        return read.apply(content);
      }
    };
  }

  /**
   * Encrypted with the operator's keys.
   *
   * @param context whose documents these are, for example {@code lti/tool-key}: a text that was
   *     moved to a document of another context or id does not open
   */
  default Form<T> sealed(SecretBox secrets, String context) {
    Form<T> plain = this;
    return new Form<>() {
      @Override
      public String write(String id, T document) {
        return secrets.seal(plain.write(id, document), context + "/" + id);
      }

      @Override
      public T read(String id, String content) {
        return plain.read(id, secrets.open(content, context + "/" + id));
      }
    };
  }
}
