package io.labport.examples.server.nodes;

import static org.awaitility.Awaitility.await;

import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

class PostgresKillTest implements KillContract {
  private final TestDatabase database = TestDatabases.postgres();
  private final DataSource pool = database.newPool();

  @Override
  public Map<String, String> data(Path directory) {
    return Map.of("server.database-url", database.url(), "server.database-user", database.user());
  }

  /** Not even the lease of a poll, nor one that is about to begin. */
  @Override
  public void awaitNoLease() {
    await("nothing under way").pollInterval(Duration.ofMillis(20)).until(this::nothingUnderWay);
  }

  private boolean nothingUnderWay() throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet busy =
            statement.executeQuery(
                "SELECT 1 FROM labport_work WHERE lease_until IS NOT NULL"
                    + " OR due_at < CURRENT_TIMESTAMP + INTERVAL '400 milliseconds'")) {
      return !busy.next();
    }
  }

  @AfterEach
  void drop() {
    database.close();
  }
}
