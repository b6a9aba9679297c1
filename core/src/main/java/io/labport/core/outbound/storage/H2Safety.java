package io.labport.core.outbound.storage;

import io.labport.core.domain.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what H2 allows and we cannot live with. Measured: with its default settings a killed
 * process loses hundreds to thousands of acknowledged commits; with {@code WRITE_DELAY=0} none.
 */
final class H2Safety {
  private H2Safety() {}

  static void check(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL().toLowerCase(Locale.ROOT);
    if (url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:")) {
      throw refusal(
          "H2 over the network is not supported, because H2 is for one process: open the"
              + " file directly (jdbc:h2:file:...), or use PostgreSQL");
    }
    int major = connection.getMetaData().getDatabaseMajorVersion();
    int minor = connection.getMetaData().getDatabaseMinorVersion();
    if (major < 2 || (major == 2 && minor < 4)) {
      throw refusal("H2 " + major + "." + minor + " is too old: use H2 2.4 or newer");
    }
    if (url.startsWith("jdbc:h2:mem:")) {
      return;
    }
    String delay =
        one(
            connection,
            "SELECT setting_value FROM information_schema.settings"
                + " WHERE setting_name = 'WRITE_DELAY'");
    if (!"0".equals(delay)) {
      throw refusal(
          "H2 with WRITE_DELAY="
              + delay
              + " loses committed work when the process dies: add ;WRITE_DELAY=0 to the JDBC URL");
    }
    if (sharedByServer(one(connection, "SELECT DATABASE_PATH()"))) {
      throw refusal(
          "H2 with AUTO_SERVER is not supported, because H2 is for one process: remove"
              + " ;AUTO_SERVER=TRUE from the JDBC URL, or use PostgreSQL");
    }
  }

  /**
   * No setting and no URL tells of AUTO_SERVER, but it writes the server's address into its lock
   * file.
   */
  private static boolean sharedByServer(@Nullable String databasePath) {
    if (databasePath == null) {
      return false;
    }
    try {
      Path lock = Path.of(databasePath + ".lock.db");
      return Files.exists(lock)
          && Files.readString(lock, StandardCharsets.ISO_8859_1).contains("server=");
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private static @Nullable String one(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : null;
    }
  }

  private static StorageException refusal(String message) {
    return new StorageException("storage.unsuitable", message, new SQLException(message));
  }
}
