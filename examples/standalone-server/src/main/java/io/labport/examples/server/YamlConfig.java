package io.labport.examples.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.labport.core.runtime.ConfigSource;
import io.labport.core.runtime.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code labport.yaml}: nested maps become dotted keys, lists become numbered ones. */
public final class YamlConfig {
  private YamlConfig() {}

  /**
   * @throws ConfigurationException when the file is not there or is not YAML, with the line
   */
  public static ConfigSource read(Path file) {
    try {
      JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(Files.readString(file));
      Map<String, String> keys = new LinkedHashMap<>();
      if (root != null && !root.isMissingNode() && !root.isNull()) {
        if (!root.isObject()) {
          throw new ConfigurationException(file + ": must hold keys and values, like 'server:'");
        }
        flatten("", root, keys);
      }
      return ConfigSource.of(keys);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      String where = e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
      throw new ConfigurationException(file + where + ": is not YAML");
    } catch (IOException e) {
      throw new ConfigurationException(file + ": cannot be read; name an existing file");
    }
  }

  private static void flatten(String key, JsonNode node, Map<String, String> keys) {
    if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              child ->
                  flatten(
                      key.isEmpty() ? child.getKey() : key + "." + child.getKey(),
                      child.getValue(),
                      keys));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        flatten(key + "." + i, node.get(i), keys);
      }
    } else if (!node.isNull()) {
      keys.put(key, node.asText());
    }
  }
}
