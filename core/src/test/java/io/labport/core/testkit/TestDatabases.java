package io.labport.core.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/** Makes real databases for tests. */
public final class TestDatabases {
  private TestDatabases() {}

  /** H2 in memory. */
  public static TestDatabase h2() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    return new TestDatabase(url, "sa", () -> execute(url, "sa", "SHUTDOWN"));
  }

  /** H2 in a file, with the setting that makes it durable; the file stays. */
  public static TestDatabase h2File(Path file) {
    return new TestDatabase("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "sa", () -> {});
  }

  /** An own schema on the one PostgreSQL server of this JVM, which starts with the first call. */
  public static TestDatabase postgres() {
    String server = Server.POSTGRES.getJdbcUrl("postgres", "postgres");
    String schema = "t" + UUID.randomUUID().toString().replace("-", "");
    execute(server, "postgres", "CREATE SCHEMA " + schema);
    return new TestDatabase(
        server + "&currentSchema=" + schema + "&reWriteBatchedInserts=true",
        "postgres",
        () -> execute(server, "postgres", "DROP SCHEMA " + schema + " CASCADE"));
  }

  private static void execute(String url, String user, String sql) {
    try (Connection connection = DriverManager.getConnection(url, user, "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Started when first used; the library stops it with the JVM. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("max_connections", "300")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
