package io.labport.examples.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.labport.core.runtime.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The connection pool: PostgreSQL by address, else H2 in a file. */
final class Database {
  private Database() {}

  static HikariDataSource open(ServerConfig config) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("labport");
    pool.setMaximumPoolSize(config.databaseConnections());
    pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    String url = config.databaseUrl().orElseGet(() -> h2(config.dataDirectory()));
    pool.setJdbcUrl(url);
    config.databaseUser().ifPresent(pool::setUsername);
    config.databasePassword().ifPresent(password -> pool.setPassword(password.reveal()));
    if (url.startsWith("jdbc:postgresql:")) {
      pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    }
    try {
      return new HikariDataSource(pool);
    } catch (HikariPool.PoolInitializationException e) {
      throw new ConfigurationException(
          config.databaseUrl().isPresent()
              ? "server.database-url: the database does not answer or refuses the user; check address, user and password"
              : "server.data-directory: the database file in "
                  + config.dataDirectory()
                  + " cannot be opened; is another server using it?");
    }
  }

  private static String h2(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new ConfigurationException(
          "server.data-directory: " + directory + " cannot be made; name a directory we may write");
    }
    // WRITE_DELAY=0: H2's default loses acknowledged commits when the process is killed.
    return "jdbc:h2:file:" + directory.toAbsolutePath().resolve("labport") + ";WRITE_DELAY=0";
  }
}
