package io.labport.adapter.scorm.packaging;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labport.adapter.scorm.cmi.Flavour;
import io.labport.adapter.scorm.dispatch.Dispatch;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scripts that are written for each package. Scripts and not JSON files: some LMSs' content
 * servers know no media type for JSON.
 *
 * <p>They are ASCII, whatever they say: LMSs serve scripts under all sorts of encodings, and JSON
 * in ASCII has none of the line separators (U+2028, U+2029) that older readers of scripts take for
 * the end of a line. Angle brackets are escaped too, should an LMS put a script into a page.
 */
final class LauncherScripts {
  private static final JsonMapper JSON =
      JsonMapper.builder(
              ((JsonFactoryBuilder) JsonFactory.builder())
                  .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                  .characterEscapes(new ForScripts())
                  .build())
          .build();

  private LauncherScripts() {}

  static PackageFile config(String server, Dispatch dispatch, String key, Flavour flavour) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("server", server);
    config.put("dispatch", dispatch.id());
    config.put("key", key);
    config.put("generation", dispatch.generation());
    config.put("dialect", flavour.dialect().spelling());
    config.put("language", dispatch.handling().language().orElse(null));
    config.put("names", dispatch.handling().names());
    return PackageFile.of("launcher-config.js", assignment("LabportScoConfig", config));
  }

  /**
   * @param texts by language and key
   */
  static PackageFile texts(Map<String, Map<String, String>> texts) {
    return PackageFile.of("launcher-texts.js", assignment("LabportScoTexts", texts));
  }

  private static String assignment(String name, Object value) {
    try {
      return "window." + name + " = " + JSON.writeValueAsString(value) + ";\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of texts can be written", e);
    }
  }

  private static final class ForScripts extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] escapes = standardAsciiEscapesForJSON();
      for (char each : new char[] {'<', '>', '&', '\''}) {
        escapes[each] = ESCAPE_STANDARD;
      }
      return escapes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
