package io.labport.core.runtime;

import io.labport.core.spi.health.Health;
import io.labport.core.spi.health.HealthCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All checks by name; filled during the start. */
final class HealthChecks {
  private static final Logger log = LoggerFactory.getLogger(HealthChecks.class);

  private final Map<String, HealthCheck> checks = new LinkedHashMap<>();

  void add(String name, HealthCheck check) {
    if (checks.putIfAbsent(name, check) != null) {
      throw new IllegalArgumentException("two health checks are named " + name);
    }
  }

  HealthReport run() {
    Map<String, Health> results = new LinkedHashMap<>();
    checks.forEach((name, check) -> results.put(name, result(name, check)));
    return HealthReport.of(results);
  }

  private static Health result(String name, HealthCheck check) {
    try {
      return check.check();
    } catch (RuntimeException e) {
      log.warn("health check {} failed", name, e);
      return Health.down("the check itself failed: " + e.getClass().getSimpleName());
    }
  }

  static HealthCheck storage(DataSource dataSource) {
    return () -> {
      try (Connection connection = dataSource.getConnection()) {
        return connection.isValid(1)
            ? Health.up("the database answers")
            : Health.down("the database does not answer");
      } catch (SQLException e) {
        return Health.down("the database cannot be reached");
      }
    };
  }
}
