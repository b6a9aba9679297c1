package io.labport.examples.server.cli;

import io.labport.core.runtime.ConfigSource;
import io.labport.examples.server.YamlConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where the configuration comes from: options win over the environment, the environment over the
 * file.
 */
public final class ConfigOptions {
  private static final Path DEFAULT_FILE = Path.of("labport.yaml");

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file; ./labport.yaml if there is one.")
  @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Sets one configuration key; may be repeated.")
  Map<String, String> settings = new LinkedHashMap<>();

  private Map<String, String> variables = Map.of();

  void environment(Map<String, String> environment) {
    variables = Map.copyOf(environment);
  }

  /** All sources as one. */
  public ConfigSource source() {
    ConfigSource set = ConfigSource.of(settings);
    ConfigSource environment = ConfigSource.environment(variables);
    Path chosen = file;
    if (chosen == null && !Files.exists(DEFAULT_FILE)) {
      return ConfigSource.layered(set, environment);
    }
    return ConfigSource.layered(
        set, environment, YamlConfig.read(chosen == null ? DEFAULT_FILE : chosen));
  }
}
