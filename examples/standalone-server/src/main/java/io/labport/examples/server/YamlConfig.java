package io.labport.examples.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code labport.yaml}: nested maps become dotted keys, lists become numbered ones. Values
 * stay as they are written: to YAML the client id {@code 010} is the number eight, and {@code 1.10}
 * is {@code 1.1}.
 */
public final class YamlConfig {
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final Map<String, String> keys = new LinkedHashMap<>();

  private YamlConfig(Path file) {
    this.file = file;
  }

  /**
   * @throws ConfigurationException when the file is not there or is not YAML, with the line
   */
  public static ConfigSource read(Path file) {
    YamlConfig config = new YamlConfig(file);
    try (YAMLParser yaml = YAML.createParser(Files.readString(file))) {
      config.document(yaml);
    } catch (JsonProcessingException e) {
      // The parser's own message quotes the line, and with it perhaps a secret.
      boolean twice = String.valueOf(e.getOriginalMessage()).startsWith("Duplicate field");
      throw new ConfigurationException(
          file
              + (e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr())
              + (twice ? ": the key is there already; write it once" : ": is not YAML"));
    } catch (IOException e) {
      throw new ConfigurationException(
          file + ": cannot be read; name an existing file that we may read, in UTF-8");
    }
    return ConfigSource.of(config.keys);
  }

  private void document(YAMLParser yaml) throws IOException {
    JsonToken first = yaml.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return;
    }
    if (first != JsonToken.START_OBJECT) {
      throw new ConfigurationException(file + ": must hold keys and values, like 'server:'");
    }
    value("", first, yaml);
  }

  private void value(String key, JsonToken token, YAMLParser yaml) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      while (yaml.nextToken() == JsonToken.FIELD_NAME) {
        String name = yaml.getText();
        value(key.isEmpty() ? name : key + "." + name, yaml.nextToken(), yaml);
      }
    } else if (token == JsonToken.START_ARRAY) {
      JsonToken element = yaml.nextToken();
      for (int i = 0; element != JsonToken.END_ARRAY; i++) {
        value(key + "." + i, element, yaml);
        element = yaml.nextToken();
      }
    } else if (yaml.isCurrentAlias()) {
      throw new ConfigurationException(
          file
              + " at line "
              + yaml.currentTokenLocation().getLineNr()
              + ": "
              + key
              + " is an alias; write the value itself");
    } else if (token != JsonToken.VALUE_NULL) {
      keys.put(key, yaml.getText());
    }
  }
}
