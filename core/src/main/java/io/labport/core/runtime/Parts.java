package io.labport.core.runtime;

import io.labport.core.internal.config.ReferenceTable;
import io.labport.core.internal.plugin.AdapterLoader;
import io.labport.core.internal.plugin.AdapterRefused;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.page.TextOverrides;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the embedder chose, checked as far as that goes without starting anything. */
record Parts(List<AdapterModule<?>> adapters, Configuration configuration, Draft draft) {

  /** What the builder collects. */
  static final class Draft {
    Optional<ConfigSource> source = Optional.empty();
    Optional<Storages.Storage> storage = Optional.empty();
    Optional<List<AdapterModule<?>>> adapters = Optional.empty();
    Optional<ClassLoader> discoverFrom = Optional.empty();
    final Map<String, Class<? extends Record>> hostSections = new LinkedHashMap<>();
    Clock clock = Clock.systemUTC();
    TextOverrides texts = TextOverrides.none();
    Optional<SkillableLabs> labs = Optional.empty();
    Optional<OwnLabRuns> runs = Optional.empty();
  }

  static Parts of(Draft draft) {
    if (draft.adapters.isPresent() && draft.discoverFrom.isPresent()) {
      throw new IllegalStateException(
          "adapters(...) and discoverAdapters(...) exclude each other; choose one");
    }
    ConfigSource source =
        draft.source.orElseThrow(
            () -> new ConfigurationException("no configuration was given; call config(...)"));
    try {
      List<AdapterModule<?>> adapters = adapters(draft);
      AdapterLoader.check(adapters);
      return new Parts(
          adapters, Configuration.read(source, sections(draft, adapters), ids(adapters)), draft);
    } catch (AdapterRefused e) {
      throw new AdapterStartException(e.adapter(), String.valueOf(e.getMessage()), e.getCause());
    }
  }

  /** Every section that is read; without Skillable's where the embedder stands in for it. */
  private static Map<String, Class<? extends Record>> sections(
      Draft draft, List<AdapterModule<?>> adapters) {
    Map<String, Class<? extends Record>> sections = new LinkedHashMap<>(draft.hostSections);
    sections.putAll(CoreSections.all());
    draft.labs.ifPresent(own -> sections.remove("skillable"));
    adapters.forEach(adapter -> sections.put(Configuration.section(adapter), adapter.configType()));
    return sections;
  }

  private static Set<String> ids(List<AdapterModule<?>> adapters) {
    return adapters.stream().map(AdapterModule::id).collect(Collectors.toSet());
  }

  private static List<AdapterModule<?>> adapters(Draft draft) throws AdapterRefused {
    return draft.discoverFrom.isPresent()
        ? AdapterLoader.discover(draft.discoverFrom.get())
        : draft.adapters.orElse(List.of());
  }

  /** The reference of all keys, the host's own first. */
  static String describe(Draft draft) {
    try {
      return ReferenceTable.of(sections(draft, adapters(draft)));
    } catch (AdapterRefused e) {
      throw new AdapterStartException(e.adapter(), String.valueOf(e.getMessage()), e.getCause());
    }
  }
}
