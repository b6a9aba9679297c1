package io.labport.core.internal.store;

import io.labport.core.domain.StorageException;
import io.labport.core.spi.store.Transactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * The one way to the database. Every operation runs in a transaction, the caller's or its own: a
 * pool may hand out connections that do not commit by themselves.
 */
public final class Database implements Transactions {
  private final Jdbi jdbi;
  private final Dialect dialect;
  private final boolean readCommittedByDefault;

  // Not static: two instances in one JVM have two databases.
  @SuppressWarnings("ThreadLocalUsage")
  private final ThreadLocal<@Nullable Unit> current = new ThreadLocal<>();

  private Database(Jdbi jdbi, Dialect dialect, boolean readCommittedByDefault) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.readCommittedByDefault = readCommittedByDefault;
  }

  public static Database of(DataSource dataSource, Dialect dialect) {
    Jdbi jdbi = Jdbi.create(dataSource);
    jdbi.registerArgument(new Instants());
    jdbi.registerArrayType(Long.class, "bigint");
    jdbi.registerArrayType(Integer.class, "integer");
    jdbi.registerArrayType(String.class, "varchar");
    // Arguments hold personal data, and exceptions end in logs.
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
    try {
      // Asked once: setting the level costs a round trip to PostgreSQL each time.
      boolean fits =
          jdbi.withHandle(
              handle ->
                  handle.getConnection().getTransactionIsolation()
                      == Connection.TRANSACTION_READ_COMMITTED);
      return new Database(jdbi, dialect, fits);
    } catch (JdbiException e) {
      throw SqlFaults.translate(e);
    } catch (SQLException e) {
      throw new StorageException(
          "storage.unavailable", "the database does not tell its isolation level", e);
    }
  }

  public Dialect dialect() {
    return dialect;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    if (current.get() != null) {
      throw new IllegalStateException(
          "transactions do not nest: this thread has begun one already");
    }
    List<Runnable> afterCommit = new ArrayList<>();
    T result;
    try {
      result = inTransaction(handle -> bound(new Unit(handle, afterCommit), work));
    } catch (JdbiException e) {
      throw SqlFaults.translate(e);
    }
    afterCommit.forEach(Runnable::run);
    return result;
  }

  private <T> T inTransaction(HandleCallback<T, RuntimeException> callback) {
    // The queue re-checks what it locks (READ COMMITTED), and fails under REPEATABLE READ.
    return readCommittedByDefault
        ? jdbi.inTransaction(callback)
        : jdbi.inTransaction(TransactionIsolationLevel.READ_COMMITTED, callback);
  }

  private <T> T bound(Unit unit, Supplier<T> work) {
    current.set(unit);
    try {
      T result = work.get();
      StorageException fault = unit.fault;
      if (fault != null) {
        // The caller swallowed it. PostgreSQL would refuse the commit, H2 would commit the rest.
        throw new StorageException(
            fault.code(), "rolled back, because an operation in the transaction failed", fault);
      }
      return result;
    } finally {
      current.remove();
    }
  }

  /** Runs an operation in the caller's transaction or, if there is none, in one of its own. */
  public <T> T with(Function<Handle, T> operation) {
    Unit unit = current.get();
    if (unit == null) {
      return call(() -> with(operation));
    }
    try {
      return operation.apply(unit.handle);
    } catch (JdbiException e) {
      StorageException fault = SqlFaults.translate(e);
      unit.fault = fault;
      throw fault;
    }
  }

  /** Runs something short after the caller's transaction has committed; not when it rolls back. */
  public void afterCommit(Runnable hook) {
    Unit unit = current.get();
    if (unit == null) {
      hook.run();
    } else {
      unit.afterCommit.add(hook);
    }
  }

  /** A transaction under way. */
  private static final class Unit {
    private final Handle handle;
    private final List<Runnable> afterCommit;
    private @Nullable StorageException fault;

    private Unit(Handle handle, List<Runnable> afterCommit) {
      this.handle = handle;
      this.afterCommit = afterCommit;
    }
  }
}
