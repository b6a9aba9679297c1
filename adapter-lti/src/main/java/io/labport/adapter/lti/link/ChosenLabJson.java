package io.labport.adapter.lti.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.core.spi.store.Form;
import java.util.LinkedHashMap;

/** Chosen labs as they lie in the store. */
final class ChosenLabJson {
  static final Form<ChosenLab> FORM = Form.of(ChosenLabJson::write, ChosenLabJson::read);

  private static final ObjectMapper JSON = new ObjectMapper();

  private ChosenLabJson() {}

  private static String write(ChosenLab chosen) {
    try {
      return JSON.writeValueAsString(chosen.parameters());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a chosen lab cannot be written", e);
    }
  }

  private static ChosenLab read(String content) {
    try {
      var parameters =
          JSON.readValue(content, new TypeReference<LinkedHashMap<String, String>>() {});
      int lab = Integer.parseInt(String.valueOf(parameters.remove(ChosenLab.LAB)));
      return new ChosenLab(lab, parameters);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalStateException("a stored choice of a lab cannot be read", e);
    }
  }
}
