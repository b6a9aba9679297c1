package io.labport.core.outbound.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.labport.core.domain.StorageException;
import io.labport.core.outbound.storage.StorageModule.SchemaUpdate;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class H2SafetyTest {
  @TempDir Path folder;

  private static StorageModule over(String url) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    return StorageModule.over(dataSource, SchemaUpdate.AUTOMATIC);
  }

  @Test
  void aFileWithTheDefaultWriteDelayIsRefused() {
    assertThatThrownBy(() -> over("jdbc:h2:file:" + folder.resolve("db")))
        .isInstanceOf(StorageException.class)
        .hasMessage(
            "H2 with WRITE_DELAY=500 loses committed work when the process dies: add"
                + " ;WRITE_DELAY=0 to the JDBC URL");
  }

  @Test
  void aFileWithoutWriteDelayIsAccepted() {
    assertThatCode(() -> over("jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0"))
        .doesNotThrowAnyException();
  }

  @Test
  void aFileSharedByServerIsRefused() throws SQLException {
    String url = "jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(url);
    try (Connection open = dataSource.getConnection()) {
      assertThatThrownBy(() -> StorageModule.over(dataSource, SchemaUpdate.AUTOMATIC))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("remove ;AUTO_SERVER=TRUE");
      open.createStatement().execute("SHUTDOWN");
    }
  }

  @Test
  void aServerIsRefused() throws SQLException {
    Server server =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
            .start();
    try {
      assertThatThrownBy(
              () -> over("jdbc:h2:tcp://localhost:" + server.getPort() + "/./db;WRITE_DELAY=0"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("H2 over the network is not supported");
    } finally {
      server.stop();
    }
  }

  @Test
  void memoryIsAccepted() {
    assertThatCode(() -> over("jdbc:h2:mem:safety;DB_CLOSE_DELAY=-1")).doesNotThrowAnyException();
  }
}
