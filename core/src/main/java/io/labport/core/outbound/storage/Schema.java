package io.labport.core.outbound.storage;

import io.labport.core.domain.StorageException;
import io.labport.core.internal.store.Database;
import io.labport.core.internal.store.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables: made by Flyway, or by an administrator who runs the same SQL. */
final class Schema {
  private static final String FOLDER = "io/labport/core/outbound/storage/";
  private static final String HISTORY = "labport_schema_history";

  /** The version that this code needs; each migration writes its own into labport_schema. */
  private static final int NEEDED = 2;

  /** Key of the advisory lock of migrations: "labport" in ASCII. */
  private static final long ONE_AT_A_TIME = 0x6c6162706f7274L;

  private Schema() {}

  static void migrate(DataSource dataSource, Database database) {
    if (database.dialect() == Dialect.POSTGRESQL) {
      oneAtATime(dataSource, () -> migrateAlone(dataSource, database));
    } else {
      migrateAlone(dataSource, database);
    }
  }

  /**
   * Flyway fails when another node makes its table between its look and its own attempt. The lock
   * has a connection of its own, because a transaction that has read our tables would hold up
   * migrations that change them.
   */
  private static void oneAtATime(DataSource dataSource, Runnable migration) {
    try (Connection connection = dataSource.getConnection()) {
      boolean autoCommit = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try (PreparedStatement lock =
          connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
        lock.setLong(1, ONE_AT_A_TIME);
        lock.execute();
        migration.run();
      } finally {
        connection.rollback();
        connection.setAutoCommit(autoCommit);
      }
    } catch (SQLException e) {
      throw new StorageException(
          "storage.unavailable", "the database does not let one node at a time migrate", e);
    }
  }

  private static void migrateAlone(DataSource dataSource, Database database) {
    int found = version(database);
    refuseNewer(found);
    Dialect dialect = database.dialect();
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(dataSource)
          .table(HISTORY)
          .locations("classpath:" + FOLDER + "common", "classpath:" + FOLDER + dialect.folder())
          .placeholders(placeholders(dialect))
          // The tables of an embedder may be there already; and ours, made by hand.
          .baselineOnMigrate(true)
          .baselineVersion(Integer.toString(found))
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new StorageException(
          "storage.migration-failed",
          "the tables could not be brought up to date; let the database user create tables in its"
              + " schema, or run the SQL that Labport prints by hand",
          e);
    }
    verify(database);
  }

  /** For operators who change schemas by hand. */
  static void verify(Database database) {
    int found = version(database);
    refuseNewer(found);
    if (found < NEEDED) {
      throw refusal(
          "the tables are of version "
              + found
              + ", and this release needs version "
              + NEEDED
              + ": run the migrations that are missing");
    }
  }

  private static void refuseNewer(int found) {
    if (found > NEEDED) {
      throw refusal(
          "the tables are of version "
              + found
              + ", made by a newer release; this one knows up to version "
              + NEEDED);
    }
  }

  private static int version(Database database) {
    return database.with(
        handle -> {
          boolean made =
              handle
                      .createQuery(
                          "SELECT COUNT(*) FROM information_schema.tables"
                              + " WHERE LOWER(table_name) = 'labport_schema'"
                              + " AND table_schema = CURRENT_SCHEMA")
                      .mapTo(Integer.class)
                      .one()
                  > 0;
          return made
              ? handle
                  .createQuery("SELECT COALESCE(MAX(version), 0) FROM labport_schema")
                  .mapTo(Integer.class)
                  .one()
              : 0;
        });
  }

  static String sql(Dialect dialect) {
    StringBuilder sql = new StringBuilder();
    for (String file :
        List.of("common/V1__runs_and_documents.sql", dialect.folder() + "/V2__work.sql")) {
      sql.append("-- ").append(file).append('\n').append(read(FOLDER + file)).append('\n');
    }
    String result = sql.toString();
    for (Map.Entry<String, String> placeholder : placeholders(dialect).entrySet()) {
      result = result.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
    }
    return result;
  }

  private static String read(String resource) {
    try (InputStream in = Schema.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the migration " + resource + " is missing in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> placeholders(Dialect dialect) {
    return Map.of("binary", dialect == Dialect.POSTGRESQL ? "COLLATE \"C\"" : "");
  }

  private static StorageException refusal(String message) {
    return new StorageException("storage.schema", message, new IllegalStateException(message));
  }
}
