package io.labport.core.runtime;

import io.labport.core.internal.config.KeyNames;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Can be asked for a key, but cannot tell its keys. */
record EnvironmentSource(Map<String, String> variables) implements ConfigSource {
  @Override
  public Set<String> keys() {
    return Set.of();
  }

  @Override
  public Optional<String> value(String key) {
    return Optional.ofNullable(variables.get(KeyNames.environmentName(key)));
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  @Override
  public String toString() {
    return "EnvironmentSource";
  }
}
