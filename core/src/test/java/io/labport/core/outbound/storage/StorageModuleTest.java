package io.labport.core.outbound.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.labport.core.domain.StorageException;
import io.labport.core.outbound.storage.StorageModule.SchemaUpdate;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

final class StorageModuleTest {

  @Test
  void anUnknownDatabaseIsRefusedByName() throws SQLException {
    DataSource dataSource = mock();
    Connection connection = mock();
    DatabaseMetaData metaData = mock();
    when(dataSource.getConnection()).thenReturn(connection);
    when(connection.getMetaData()).thenReturn(metaData);
    when(metaData.getDatabaseProductName()).thenReturn("MariaDB");

    assertThatThrownBy(() -> StorageModule.over(dataSource, SchemaUpdate.AUTOMATIC))
        .isInstanceOf(StorageException.class)
        .hasMessage("the database 'MariaDB' is not supported: use PostgreSQL or H2");
  }

  @Test
  void aDatabaseOutOfReachIsUnavailable() throws SQLException {
    DataSource dataSource = mock();
    when(dataSource.getConnection())
        .thenThrow(new SQLNonTransientConnectionException("refused", "08001"));

    assertThatThrownBy(() -> StorageModule.over(dataSource, SchemaUpdate.AUTOMATIC))
        .isInstanceOfSatisfying(
            StorageException.class,
            fault -> assertThat(fault.code()).isEqualTo("storage.unavailable"));
  }

  @Test
  void theSqlForAdministratorsHasNoPlaceholdersLeft() {
    assertThat(StorageModule.migrationSql("PostgreSQL"))
        .contains("CREATE TABLE labport_run ", "CREATE TABLE labport_work ", "COLLATE \"C\"")
        .doesNotContain("${");
    assertThat(StorageModule.migrationSql("H2")).doesNotContain("${").doesNotContain("COLLATE");
    assertThatThrownBy(() -> StorageModule.migrationSql("Oracle"))
        .isInstanceOf(StorageException.class);
  }
}
