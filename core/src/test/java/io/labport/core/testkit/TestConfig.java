package io.labport.core.testkit;

import java.util.HashMap;
import java.util.Map;

/** Configuration for tests that never reach Skillable. */
public final class TestConfig {
  private TestConfig() {}

  /** The keys that must be set, and nothing else; Skillable is where nobody answers. */
  public static Map<String, String> minimal() {
    return Map.of(
        "skillable.base-url", "http://127.0.0.1:9",
        "skillable.api-key", "key-of-a-test",
        "web.public-url", "https://labs.example");
  }

  /** {@link #minimal} with more keys, given as key, value, key, value. */
  public static Map<String, String> with(String... keysAndValues) {
    Map<String, String> config = new HashMap<>(minimal());
    for (int i = 0; i < keysAndValues.length; i += 2) {
      config.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return config;
  }
}
