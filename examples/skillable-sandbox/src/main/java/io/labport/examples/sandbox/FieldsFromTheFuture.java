package io.labport.examples.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/** An answer with undocumented fields in front of the documented ones. */
record FieldsFromTheFuture(Answer answer) implements Answer {

  @Override
  public void writeTo(JsonGenerator json) throws IOException {
    answer.writeTo(new Prefixing(json));
  }

  private static final class Prefixing extends JsonGeneratorDelegate {
    Prefixing(JsonGenerator json) {
      super(json, false);
    }

    @Override
    public void writeStartObject() throws IOException {
      boolean root = getOutputContext().inRoot();
      super.writeStartObject();
      if (root) {
        addFields();
      }
    }

    @Override
    public void writeStartObject(Object value) throws IOException {
      boolean root = getOutputContext().inRoot();
      super.writeStartObject(value);
      if (root) {
        addFields();
      }
    }

    @Override
    public void writeStartObject(Object value, int size) throws IOException {
      writeStartObject(value);
    }

    private void addFields() throws IOException {
      writeStringField("AnswerFieldFromTheFuture", "x");
      writeArrayFieldStart("ArrayFromTheFuture");
      writeNumber(1);
      writeEndArray();
    }
  }
}
