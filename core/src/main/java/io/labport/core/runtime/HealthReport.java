package io.labport.core.runtime;

import io.labport.core.spi.health.Health;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a Labport is.
 *
 * @param status the worst of all checks
 * @param checks by name: {@code storage}, {@code work}, and {@code <adapter>/<check>}
 */
public record HealthReport(Health.Status status, Map<String, Health> checks) {
  public HealthReport {
    checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
  }

  static HealthReport of(Map<String, Health> checks) {
    Health.Status worst =
        checks.values().stream()
            .map(Health::status)
            .reduce(Health.Status.UP, (a, b) -> a.compareTo(b) >= 0 ? a : b);
    return new HealthReport(worst, checks);
  }
}
