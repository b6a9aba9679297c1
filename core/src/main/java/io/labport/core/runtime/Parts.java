package io.labport.core.runtime;

import io.labport.core.internal.plugin.AdapterLoader;
import io.labport.core.internal.plugin.AdapterRefused;
import io.labport.core.spi.AdapterModule;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the embedder chose, checked as far as that goes without starting anything. */
record Parts(List<AdapterModule<?>> adapters, Configuration configuration, Clock clock) {

  /** What the builder collects. */
  static final class Draft {
    Optional<ConfigSource> source = Optional.empty();
    Optional<Storages.Storage> storage = Optional.empty();
    Optional<List<AdapterModule<?>>> adapters = Optional.empty();
    Optional<ClassLoader> discoverFrom = Optional.empty();
    final Map<String, Class<? extends Record>> hostSections = new LinkedHashMap<>();
    Clock clock = Clock.systemUTC();
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
      List<AdapterModule<?>> adapters =
          draft.discoverFrom.isPresent()
              ? AdapterLoader.discover(draft.discoverFrom.get())
              : draft.adapters.orElse(List.of());
      AdapterLoader.check(adapters);
      return new Parts(
          adapters, Configuration.read(source, adapters, draft.hostSections), draft.clock);
    } catch (AdapterRefused e) {
      throw new AdapterStartException(e.adapter(), String.valueOf(e.getMessage()), e.getCause());
    }
  }
}
