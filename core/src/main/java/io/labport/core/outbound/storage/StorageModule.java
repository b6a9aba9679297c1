package io.labport.core.outbound.storage;

import com.google.inject.PrivateModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import io.labport.core.domain.StorageException;
import io.labport.core.internal.event.EventModule;
import io.labport.core.internal.event.RecordedEvents;
import io.labport.core.internal.event.Subscriptions;
import io.labport.core.internal.store.AdapterStores;
import io.labport.core.internal.store.Database;
import io.labport.core.internal.store.Dialect;
import io.labport.core.internal.store.Housekeeping;
import io.labport.core.internal.work.WorkEngine;
import io.labport.core.outbound.storage.work.WorkModule;
import io.labport.core.port.outbound.ClosingLabs;
import io.labport.core.port.outbound.LabEvents;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.port.outbound.Learners;
import io.labport.core.port.outbound.Watermarks;
import io.labport.core.spi.store.Transactions;
import io.labport.core.spi.work.BackgroundWork;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Everything durable, over one data source. Needs a {@code Clock}; exposes the repositories, {@link
 * AdapterStores}, {@link Transactions}, {@link BackgroundWork}, {@link WorkEngine} and {@link
 * Subscriptions}. Never closes the data source.
 */
public final class StorageModule extends PrivateModule {

  /** Who changes the tables when a release needs others. */
  public enum SchemaUpdate {
    /** We, at the start. */
    AUTOMATIC,
    /** An administrator; the start fails while they are not what the release needs. */
    BY_ADMINISTRATOR
  }

  /** Makes the record of lab runs that is used in place of ours. */
  @FunctionalInterface
  public interface OwnRuns {
    LabRuns over(LabRuns standard, LabEvents events);
  }

  private final Database database;
  private final Optional<OwnRuns> ownRuns;

  private StorageModule(Database database, Optional<OwnRuns> ownRuns) {
    this.database = database;
    this.ownRuns = ownRuns;
  }

  /** The same, with another record of lab runs. */
  public StorageModule withRuns(OwnRuns own) {
    return new StorageModule(database, Optional.of(own));
  }

  /**
   * Looks at the database and brings its tables up to date.
   *
   * @throws StorageException {@code storage.unavailable}; {@code storage.unsuitable} for a database
   *     that would lose work or that we do not know; {@code storage.schema} for tables that are too
   *     old or too new; {@code storage.migration-failed}
   */
  public static StorageModule over(DataSource dataSource, SchemaUpdate update) {
    Database database = Database.of(dataSource, inspect(dataSource));
    if (update == SchemaUpdate.AUTOMATIC) {
      Schema.migrate(dataSource, database);
    } else {
      Schema.verify(database);
    }
    return new StorageModule(database, Optional.empty());
  }

  /**
   * The SQL that makes the tables, for administrators who run it themselves.
   *
   * @param product {@code H2} or {@code PostgreSQL}
   */
  public static String migrationSql(String product) {
    return Schema.sql(dialect(product));
  }

  private static Dialect inspect(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      Dialect dialect = dialect(connection.getMetaData().getDatabaseProductName());
      if (dialect == Dialect.H2) {
        H2Safety.check(connection);
      }
      return dialect;
    } catch (SQLException e) {
      throw new StorageException(
          "storage.unavailable",
          "the database cannot be reached (SQLState " + e.getSQLState() + ")",
          e);
    }
  }

  private static Dialect dialect(String product) {
    return Dialect.of(product)
        .orElseThrow(
            () -> {
              String message =
                  "the database '" + product + "' is not supported: use PostgreSQL or H2";
              return new StorageException(
                  "storage.unsuitable", message, new IllegalArgumentException(message));
            });
  }

  @Override
  protected void configure() {
    install(new WorkModule());
    install(new EventModule());
    bind(Database.class).toInstance(database);
    bind(Transactions.class).toInstance(database);
    bind(SecureRandom.class).toInstance(new SecureRandom());
    bind(JdbcEvents.class).in(Scopes.SINGLETON);
    bind(RecordedEvents.class).to(JdbcEvents.class);
    bind(Housekeeping.class).to(ExpiredRows.class);
    bind(ExpiredRows.class).in(Scopes.SINGLETON);
    bind(JdbcLabRuns.class).in(Scopes.SINGLETON);
    bind(LabEvents.class).to(JdbcEvents.class);
    bindRuns();
    bind(Learners.class).to(JdbcLearners.class);
    bind(JdbcLearners.class).in(Scopes.SINGLETON);
    bind(ClosingLabs.class).to(JdbcClosingLabs.class);
    bind(JdbcClosingLabs.class).in(Scopes.SINGLETON);
    bind(Watermarks.class).to(JdbcWatermarks.class);
    bind(JdbcWatermarks.class).in(Scopes.SINGLETON);
    bind(AdapterStores.class).to(JdbcAdapterStores.class);
    bind(JdbcAdapterStores.class).in(Scopes.SINGLETON);
    expose(LabRuns.class);
    expose(Learners.class);
    expose(ClosingLabs.class);
    expose(Watermarks.class);
    expose(AdapterStores.class);
    expose(Transactions.class);
    expose(BackgroundWork.class);
    expose(WorkEngine.class);
    expose(Subscriptions.class);
  }

  private void bindRuns() {
    if (ownRuns.isEmpty()) {
      bind(LabRuns.class).to(JdbcLabRuns.class);
      return;
    }
    Provider<JdbcLabRuns> standard = getProvider(JdbcLabRuns.class);
    Provider<LabEvents> events = getProvider(LabEvents.class);
    OwnRuns own = ownRuns.get();
    bind(LabRuns.class)
        .toProvider(() -> own.over(standard.get(), events.get()))
        .in(Scopes.SINGLETON);
  }
}
