package io.labport.core.runtime;

import io.labport.core.internal.config.ConfigValues;
import io.labport.core.internal.config.Problems;
import io.labport.core.internal.config.RecordBinder;
import java.util.Optional;
import java.util.Set;

/** Lets the binder read from a source. */
final class SectionReader {
  private SectionReader() {}

  static ConfigValues values(ConfigSource source) {
    return new ConfigValues() {
      @Override
      public Set<String> keys() {
        return source.keys();
      }

      @Override
      public Optional<String> value(String key) {
        return source.value(key);
      }

      @Override
      public Optional<String> variable(String name) {
        return source.variable(name);
      }
    };
  }

  static <C extends Record> C read(ConfigSource source, String name, Class<C> type) {
    Problems problems = new Problems();
    Optional<C> bound = new RecordBinder(values(source), problems).bind(name, type);
    return bound.orElseThrow(() -> new ConfigurationException(problems.report()));
  }
}
