package io.labport.core.runtime;

import io.labport.core.internal.config.ConfigValues;
import io.labport.core.internal.config.Problems;
import io.labport.core.internal.config.RecordBinder;
import io.labport.core.internal.config.UnknownKeys;
import io.labport.core.spi.AdapterModule;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every section, bound and valid. */
final class Configuration {
  private final Map<String, Record> sections;

  private Configuration(Map<String, Record> sections) {
    this.sections = sections;
  }

  /**
   * @param adapters the ids of those that are there
   * @throws ConfigurationException naming every problem of every section
   */
  static Configuration read(
      ConfigSource source, Map<String, Class<? extends Record>> types, Set<String> adapters) {
    ConfigValues values = SectionReader.values(source);
    Problems problems = new Problems();
    RecordBinder binder = new RecordBinder(values, problems);
    Map<String, Record> bound = new HashMap<>();
    types.forEach(
        (name, type) -> binder.bind(name, type).ifPresent(config -> bound.put(name, config)));
    UnknownKeys.report(values, binder, adapters, problems);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems.report());
    }
    return new Configuration(bound);
  }

  static String section(AdapterModule<?> adapter) {
    return "adapters." + adapter.id();
  }

  <C extends Record> C section(String name, Class<C> type) {
    @Nullable Record config = sections.get(name);
    if (config == null) {
      throw new IllegalStateException("the section " + name + " was not read");
    }
    return type.cast(config);
  }
}
