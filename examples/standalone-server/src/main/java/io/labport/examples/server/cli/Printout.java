package io.labport.examples.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** An answer under the field names of Skillable's documentation, for people or as JSON. */
final class Printout {
  private final Map<String, Object> fields = new LinkedHashMap<>();

  /** Leaves out what is absent. */
  Printout add(String name, Object value) {
    if (value instanceof Optional<?> optional) {
      optional.ifPresent(present -> add(name, present));
    } else if (value instanceof OptionalInt optional) {
      optional.ifPresent(present -> fields.put(name, present));
    } else {
      fields.put(name, value);
    }
    return this;
  }

  Printout list(String name, List<Printout> entries) {
    fields.put(name, entries.stream().map(entry -> entry.fields).toList());
    return this;
  }

  void print(PrintWriter out, boolean json) {
    out.print(json ? asJson() : asText());
    out.flush();
  }

  private String asJson() {
    try {
      ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      return mapper.writeValueAsString(fields) + System.lineSeparator();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values can always be written", e);
    }
  }

  private String asText() {
    StringBuilder text = new StringBuilder();
    lines(text, fields, "");
    return text.toString();
  }

  private static void lines(StringBuilder text, Map<?, ?> fields, String indent) {
    fields.forEach(
        (name, value) -> {
          if (value instanceof List<?> entries) {
            text.append(indent).append(name).append(": ").append(entries.size()).append('\n');
            entries.forEach(
                entry -> {
                  if (entry instanceof Map<?, ?> nested) {
                    lines(text, nested, indent + "  ");
                    text.append('\n');
                  }
                });
          } else {
            text.append(indent).append(name).append(": ").append(value).append('\n');
          }
        });
  }
}
