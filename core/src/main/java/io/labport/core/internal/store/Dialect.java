package io.labport.core.internal.store;

import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jdbi.v3.core.statement.Update;

/** The databases we know, and the one statement that each wants said differently everywhere. */
public enum Dialect {
  H2("H2"),
  POSTGRESQL("PostgreSQL");

  /** SQLSTATE of a row that a unique constraint refuses, on both databases. */
  private static final String UNIQUE_VIOLATION = "23505";

  private final String product;

  Dialect(String product) {
    this.product = product;
  }

  /**
   * @param product as {@code DatabaseMetaData.getDatabaseProductName()} says it
   */
  public static Optional<Dialect> of(String product) {
    for (Dialect dialect : values()) {
      if (dialect.product.equals(product)) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }

  /** The folder of its migrations. */
  public String folder() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Inserts one row unless a unique key has it already; safe against concurrent inserts.
   *
   * <p>A refused insert makes PostgreSQL refuse the rest of the transaction as well (25P02), hence
   * {@code ON CONFLICT}; H2 knows that clause only in its PostgreSQL mode, but takes back no more
   * than the statement.
   *
   * @param insert an {@code INSERT} without a conflict clause
   * @return whether the row was inserted
   */
  public boolean insertUnlessThere(Handle handle, String insert, Binder binder) {
    if (this == POSTGRESQL) {
      try (Update update = handle.createUpdate(insert + " ON CONFLICT DO NOTHING")) {
        return binder.bind(update).execute() == 1;
      }
    }
    try (Update update = handle.createUpdate(insert)) {
      return binder.bind(update).execute() == 1;
    } catch (UnableToExecuteStatementException e) {
      if (isUniqueViolation(e)) {
        return false;
      }
      throw e;
    }
  }

  public static boolean isUniqueViolation(Throwable e) {
    return SqlFaults.state(e).equals(UNIQUE_VIOLATION);
  }

  /** Gives a statement its values. */
  @FunctionalInterface
  public interface Binder {
    Update bind(Update update);
  }
}
