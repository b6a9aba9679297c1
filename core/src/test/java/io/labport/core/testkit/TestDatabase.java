package io.labport.core.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** An empty database of its own. Not thread-safe itself; its pools are. */
public final class TestDatabase implements AutoCloseable {
  private final String url;
  private final String user;
  private final Runnable drop;
  private final List<HikariDataSource> pools = new ArrayList<>();

  TestDatabase(String url, String user, Runnable drop) {
    this.url = url;
    this.user = user;
    this.drop = drop;
  }

  public String url() {
    return url;
  }

  public String user() {
    return user;
  }

  /** A new pool, as another node would have it. */
  public DataSource newPool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword("");
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(10_000);
    HikariDataSource pool = new HikariDataSource(config);
    pools.add(pool);
    return pool;
  }

  /** Closes all pools and drops the database. */
  @Override
  public void close() {
    drop.run();
    pools.forEach(HikariDataSource::close);
  }
}
