package io.labport.core.runtime;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where configuration comes from: flat keys and texts. Read once, during the start. In a text,
 * {@code ${env:NAME}} stands for a variable of the environment that one of the sources was given,
 * and {@code ${file:/path}} for the content of a file.
 */
public interface ConfigSource {

  /**
   * The keys that are set. One that nobody knows is an error, so a source that holds other people's
   * values too, such as the environment, names none.
   */
  Set<String> keys();

  /** The text of the key, references unresolved. */
  Optional<String> value(String key);

  /** The variable that {@code ${env:NAME}} stands for. */
  default Optional<String> variable(String name) {
    return Optional.empty();
  }

  /** The texts of the map. */
  static ConfigSource of(Map<String, String> values) {
    Map<String, String> copy = new TreeMap<>(values);
    return new ConfigSource() {
      @Override
      public Set<String> keys() {
        return Set.copyOf(copy.keySet());
      }

      @Override
      public Optional<String> value(String key) {
        return Optional.ofNullable(copy.get(key));
      }
    };
  }

  /**
   * A properties file in UTF-8, read now.
   *
   * @throws ConfigurationException when it cannot be read
   */
  static ConfigSource file(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ConfigurationException(
          "cannot read the configuration file "
              + file
              + "; check that it is there, readable, and a properties file in UTF-8");
    }
    return of(
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, properties::getProperty)));
  }

  /**
   * Variables such as {@code LABPORT_SKILLABLE_API_KEY} for {@code skillable.api-key}. Can override
   * and add single keys; the names of a map's entries must be known from another source, because
   * {@code _} may stand for a dot or a hyphen. Other variables are left alone.
   *
   * @param variables for example {@code System.getenv()}
   */
  static ConfigSource environment(Map<String, String> variables) {
    return new EnvironmentSource(Map.copyOf(variables));
  }

  /** {@link #environment} of this process, read now. */
  static ConfigSource processEnvironment() {
    return environment(System.getenv());
  }

  /** Several sources as one; the first that has a key wins. */
  static ConfigSource layered(ConfigSource... firstWins) {
    List<ConfigSource> sources = List.of(firstWins);
    return new ConfigSource() {
      @Override
      public Set<String> keys() {
        return sources.stream()
            .flatMap(source -> source.keys().stream())
            .collect(Collectors.toUnmodifiableSet());
      }

      @Override
      public Optional<String> value(String key) {
        return sources.stream().flatMap(source -> source.value(key).stream()).findFirst();
      }

      @Override
      public Optional<String> variable(String name) {
        return sources.stream().flatMap(source -> source.variable(name).stream()).findFirst();
      }
    };
  }

  /**
   * Binds one section by itself, for a host that keeps its own keys in the same source: give the
   * section to {@link Labport.Builder#hostSection} as well. Keys of the section that the record
   * does not have are not reported here but at the start.
   *
   * @throws ConfigurationException naming every problem
   */
  default <C extends Record> C section(String name, Class<C> type) {
    return SectionReader.read(this, name, type);
  }
}
