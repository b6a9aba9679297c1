package io.labport.core.internal.plugin;

import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.SpiLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

/** Finds adapters and refuses those that cannot work here. */
public final class AdapterLoader {
  private static final Set<String> RESERVED =
      Set.of("entrance", "errors", "skillable", "assets", "admin", "labport");

  private AdapterLoader() {}

  /** The adapters named in the loader's {@code META-INF/services}, in the order found. */
  public static List<AdapterModule<?>> discover(ClassLoader loader) throws AdapterRefused {
    List<AdapterModule<?>> found = new ArrayList<>();
    try {
      @SuppressWarnings("rawtypes") // a service type cannot carry its parameter
      Iterator<AdapterModule> services = ServiceLoader.load(AdapterModule.class, loader).iterator();
      while (services.hasNext()) {
        found.add(services.next());
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new AdapterRefused(
          "discovery",
          "an adapter named in META-INF/services cannot be loaded (" + e.getMessage() + ")",
          e);
    }
    return found;
  }

  /**
   * @throws AdapterRefused for an id that is taken or reserved, and for an adapter compiled against
   *     a newer SPI than this one
   */
  public static void check(List<AdapterModule<?>> adapters) throws AdapterRefused {
    Map<String, Class<?>> taken = new HashMap<>();
    for (AdapterModule<?> adapter : adapters) {
      String id = adapter.id();
      if (RESERVED.contains(id)) {
        throw new AdapterRefused(id, "the id is reserved for Labport itself; choose another");
      }
      Class<?> other = taken.put(id, adapter.getClass());
      if (other != null) {
        throw new AdapterRefused(
            id,
            "the id is used by two adapters, "
                + other.getName()
                + " and "
                + adapter.getClass().getName()
                + "; remove one");
      }
      if (adapter.builtForSpi() > SpiLevel.CURRENT) {
        throw new AdapterRefused(
            id,
            "it was built for SPI level "
                + adapter.builtForSpi()
                + ", but this Labport has level "
                + SpiLevel.CURRENT
                + "; update Labport or use an older version of the adapter");
      }
    }
  }
}
