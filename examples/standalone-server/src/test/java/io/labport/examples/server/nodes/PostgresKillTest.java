package io.labport.examples.server.nodes;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class PostgresKillTest implements KillContract {
  private final TestDatabase database = TestDatabases.postgres();

  @Override
  public Map<String, String> data(Path directory) {
    return Map.of("server.database-url", database.url(), "server.database-user", database.user());
  }

  @AfterEach
  void drop() {
    database.close();
  }
}
