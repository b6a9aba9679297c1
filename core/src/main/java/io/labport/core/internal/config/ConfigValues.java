package io.labport.core.internal.config;

import java.util.Optional;
import java.util.Set;

/** Flat keys and their raw texts, whatever they were read from. */
public interface ConfigValues {
  /**
   * The keys that are set; a source that can only be asked, such as the environment, names none.
   */
  Set<String> keys();

  Optional<String> value(String key);

  /** A variable of the environment, for {@code ${env:NAME}}. */
  Optional<String> variable(String name);
}
