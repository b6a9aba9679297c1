package io.labport.core.runtime;

import javax.sql.DataSource;

/** Where Labport keeps its records. */
public final class Storages {
  private Storages() {}

  /** A choice of storage, for {@link Labport.Builder#storage}. */
  public sealed interface Storage permits Jdbc, H2InMemory {}

  record Jdbc(DataSource dataSource) implements Storage {
    @Override
    public String toString() {
      return "Jdbc";
    }
  }

  record H2InMemory() implements Storage {}

  /**
   * The embedder's database, H2 or PostgreSQL; its tables are named {@code labport_...}. The data
   * source is used from many threads and never closed. Give it a pool: at least ten connections.
   */
  public static Storage jdbc(DataSource dataSource) {
    return new Jdbc(dataSource);
  }

  /**
   * A database in memory, gone when Labport is closed; for tests and trials. Needs the H2 driver on
   * the class path.
   */
  public static Storage inMemory() {
    return new H2InMemory();
  }
}
