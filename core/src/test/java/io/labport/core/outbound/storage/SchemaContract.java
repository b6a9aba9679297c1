package io.labport.core.outbound.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.domain.StorageException;
import io.labport.core.outbound.storage.StorageModule.SchemaUpdate;
import io.labport.core.testkit.Await;
import io.labport.core.testkit.TestClock;
import io.labport.core.testkit.TestDatabase;
import io.labport.core.testkit.TestRuns;
import io.labport.core.testkit.TestStorage;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** How the tables come to be. */
interface SchemaContract {
  TestDatabase database();

  String product();

  private static void execute(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void use(DataSource dataSource) {
    try (TestStorage storage = TestStorage.over(dataSource, new TestClock())) {
      storage.labRuns().open(TestRuns.candidate("r1"));
      assertThat(storage.labRuns().find(TestRuns.candidate("r1").id())).isPresent();
    }
  }

  @Test
  default void tablesAreMadeOnceBesideThoseOfTheEmbedder() throws SQLException {
    try (TestDatabase database = database()) {
      DataSource dataSource = database.newPool();
      execute(dataSource, "CREATE TABLE courses (id INT)");
      use(dataSource);
      use(dataSource);
      StorageModule.over(dataSource, SchemaUpdate.BY_ADMINISTRATOR);
    }
  }

  @Test
  default void anAdministratorMayRunTheSql() throws SQLException {
    try (TestDatabase database = database()) {
      DataSource dataSource = database.newPool();
      assertThatThrownBy(() -> StorageModule.over(dataSource, SchemaUpdate.BY_ADMINISTRATOR))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("version 0")
          .hasMessageContaining("run the migrations");

      execute(dataSource, StorageModule.migrationSql(product()));

      StorageModule.over(dataSource, SchemaUpdate.BY_ADMINISTRATOR);
      use(dataSource);
    }
  }

  @Test
  default void tablesOfANewerReleaseAreRefused() throws SQLException {
    try (TestDatabase database = database()) {
      DataSource dataSource = database.newPool();
      use(dataSource);
      execute(dataSource, "INSERT INTO labport_schema (version) VALUES (99)");

      assertThatThrownBy(() -> StorageModule.over(dataSource, SchemaUpdate.AUTOMATIC))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("version 99, made by a newer release");
    }
  }

  @Test
  default void expiredDocumentsAreRemovedInTime() {
    try (TestDatabase database = database()) {
      TestClock clock = new TestClock();
      DataSource dataSource = database.newPool();
      try (TestStorage storage = TestStorage.over(dataSource, clock)) {
        var expires = Optional.of(clock.instant().plusSeconds(60));
        storage.adapterStores().of("acme").insert("login", "a", "x", expires);
        storage.adapterStores().of("acme").insert("login", "b", "x", Optional.empty());
        clock.advance(Duration.ofMinutes(2));
        storage.engine().start();

        Await.until("one document is left", () -> documents(dataSource) == 1);
      }
    }
  }

  private static long documents(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM labport_document")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
