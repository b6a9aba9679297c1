package io.labport.core.internal.config;

import java.util.Set;
import java.util.TreeSet;

/** Reports keys that nobody asked for: nearly always a slip of the keyboard. */
public final class UnknownKeys {
  private static final String ADAPTERS = "adapters.";

  private UnknownKeys() {}

  /**
   * @param adapters the ids of the adapters that are there
   */
  public static void report(
      ConfigValues values, RecordBinder binder, Set<String> adapters, Problems problems) {
    Set<String> absent = new TreeSet<>();
    Set<String> candidates = new TreeSet<>(binder.asked());
    candidates.removeAll(values.keys());
    for (String key : values.keys()) {
      if (binder.asked().contains(key)) {
        continue;
      }
      String adapter = adapterOf(key);
      if (!adapter.isEmpty() && !adapters.contains(adapter)) {
        absent.add(adapter);
        continue;
      }
      problems.add(
          key,
          KeyNames.nearest(key, candidates)
              .map(nearest -> "unknown key; did you mean " + nearest + "?")
              .orElse("unknown key; remove it"));
    }
    for (String adapter : absent) {
      problems.add(
          ADAPTERS + adapter,
          "there is no adapter '"
              + adapter
              + "' here; "
              + (adapters.isEmpty()
                  ? "there are none"
                  : "there are: " + String.join(", ", new TreeSet<>(adapters))));
    }
  }

  private static String adapterOf(String key) {
    if (!key.startsWith(ADAPTERS)) {
      return "";
    }
    String rest = key.substring(ADAPTERS.length());
    return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
  }
}
