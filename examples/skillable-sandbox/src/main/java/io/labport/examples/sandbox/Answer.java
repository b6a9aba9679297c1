package io.labport.examples.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The JSON of an answer, written when the response is open, so that long ones stream. */
@FunctionalInterface
interface Answer {

  void writeTo(JsonGenerator json) throws IOException;

  static Answer of(ObjectNode body) {
    return json -> json.writeTree(body);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Closes an answer with the envelope of a call that was understood. */
  static Answer success(ObjectNode body) {
    return of(body.put("Status", 1).putNull("Error"));
  }

  /** The form of published errors: {@code Error} and {@code Status} 0 at HTTP 200. */
  static Answer error(String message) {
    return of(object().put("Error", message).put("Status", 0));
  }

  /** The envelope of commands that report an operation. */
  static Answer outcome(int result, @Nullable String error) {
    return of(object().put("Result", result).put("Error", error).put("Status", 1));
  }
}
