package io.labport.core.outbound.skillable;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer whose arrays may be huge, one element at a time. {@code Status} and {@code Error}
 * are heeded wherever they stand, before the arrays or after them.
 */
final class ListReader {
  private final JsonMapper mapper;
  private final StatusFaults statusFaults;

  ListReader(JsonMapper mapper, StatusFaults statusFaults) {
    this.mapper = mapper;
    this.statusFaults = statusFaults;
  }

  /**
   * @param arrays what to do with each element, by the array's name in lower case; all must be in
   *     an answer that reports success
   */
  void read(Response response, Map<String, Consumer<JsonNode>> arrays) throws Fault {
    if (response.status() / 100 != 2) {
      throw statusFaults.of(response);
    }
    if (response.body() == null) {
      throw AnswerDecoder.empty();
    }
    try (InputStream in = response.body().asInputStream();
        JsonParser parser = mapper.createParser(in)) {
      requireObject(parser);
      Set<String> missing = new HashSet<>(arrays.keySet());
      PlainBody envelope = members(parser, arrays, missing);
      envelope.requireSuccess();
      if (!missing.isEmpty()) {
        throw Fault.incomplete(String.join(" and ", missing));
      }
      // To the very end, so that the connection can be kept.
      in.transferTo(OutputStream.nullOutputStream());
    } catch (JacksonException unreadable) {
      throw AnswerDecoder.unreadable();
    } catch (IOException failure) {
      throw Fault.afterSending(failure);
    }
  }

  private static void requireObject(JsonParser parser) throws IOException {
    JsonToken first;
    try {
      first = parser.nextToken();
    } catch (JacksonException notJson) {
      throw AnswerDecoder.notJson();
    }
    if (first == null) {
      throw AnswerDecoder.empty();
    }
    if (first != JsonToken.START_OBJECT) {
      throw AnswerDecoder.notJson();
    }
  }

  private PlainBody members(
      JsonParser parser, Map<String, Consumer<JsonNode>> arrays, Set<String> missing)
      throws IOException {
    @Nullable Integer status = null;
    @Nullable String error = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName().toLowerCase(Locale.ROOT);
      JsonToken value = parser.nextToken();
      Consumer<JsonNode> sink = arrays.get(name);
      if (sink != null) {
        missing.remove(name);
        elements(parser, sink);
      } else if (name.equals("status")) {
        status = parser.getValueAsInt(-1);
      } else if (name.equals("error")) {
        error = value == JsonToken.VALUE_NULL ? null : parser.getValueAsString("unreadable");
      } else {
        parser.skipChildren();
      }
    }
    return new PlainBody(status, error);
  }

  private void elements(JsonParser parser, Consumer<JsonNode> sink) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw AnswerDecoder.unreadable();
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      JsonNode element = mapper.readTree(parser);
      sink.accept(element);
    }
  }
}
