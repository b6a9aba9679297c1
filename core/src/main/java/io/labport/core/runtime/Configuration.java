package io.labport.core.runtime;

import io.labport.core.internal.config.ConfigValues;
import io.labport.core.internal.config.Problems;
import io.labport.core.internal.config.RecordBinder;
import io.labport.core.internal.config.UnknownKeys;
import io.labport.core.spi.AdapterModule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Every section, bound and valid. */
final class Configuration {
  private final Map<String, Record> sections;

  private Configuration(Map<String, Record> sections) {
    this.sections = sections;
  }

  /**
   * @throws ConfigurationException naming every problem of every section
   */
  static Configuration read(
      ConfigSource source,
      List<AdapterModule<?>> adapters,
      Map<String, Class<? extends Record>> hostSections) {
    ConfigValues values = SectionReader.values(source);
    Problems problems = new Problems();
    RecordBinder binder = new RecordBinder(values, problems);
    Map<String, Class<? extends Record>> types = new HashMap<>(CoreSections.all());
    types.putAll(hostSections);
    adapters.forEach(adapter -> types.put(section(adapter), adapter.configType()));

    Map<String, Record> bound = new HashMap<>();
    types.forEach(
        (name, type) -> binder.bind(name, type).ifPresent(config -> bound.put(name, config)));
    UnknownKeys.report(
        values,
        binder,
        adapters.stream().map(AdapterModule::id).collect(Collectors.toSet()),
        problems);
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
