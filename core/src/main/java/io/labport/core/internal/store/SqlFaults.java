package io.labport.core.internal.store;

import io.labport.core.domain.StorageException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.StatementException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what JDBC throws into what our callers know. Drivers quote the values of a row in their
 * messages ("Key (lms_user_id)=(...) already exists"), so neither message nor cause may pass as
 * they are: a log would hold personal data.
 */
final class SqlFaults {
  /** H2: connection broken, database closed, closed for lack of space, connection closed. */
  private static final Set<Integer> H2_GONE = Set.of(90067, 90098, 90100, 90121, 90117);

  private SqlFaults() {}

  static StorageException translate(JdbiException fault) {
    SQLException sql = find(fault);
    String state = state(fault);
    SQLException cause =
        new SQLException("SQLState " + state, state, sql == null ? 0 : sql.getErrorCode());
    cause.setStackTrace((sql == null ? fault : sql).getStackTrace());
    if (fault instanceof ConnectionException || (sql != null && temporary(sql, state))) {
      return new StorageException(
          "storage.unavailable",
          "the database cannot be used at the moment (SQLState " + state + ")",
          cause);
    }
    return new StorageException(
        "storage.failed",
        "the database refused an operation (SQLState " + state + ")" + statement(fault),
        cause);
  }

  /** The SQLSTATE, or {@code ?????} when there is none. */
  static String state(Throwable fault) {
    SQLException sql = find(fault);
    String state = sql == null ? null : sql.getSQLState();
    return state == null ? "?????" : state;
  }

  /** Raw SQL has placeholders only. */
  private static String statement(JdbiException fault) {
    if (fault instanceof StatementException statement
        && statement.getStatementContext() != null
        && statement.getStatementContext().getRawSql() != null) {
      return ": " + statement.getStatementContext().getRawSql().replaceAll("\\s+", " ");
    }
    return "";
  }

  /**
   * SQLSTATE classes: 08 connection, 40 rolled back in favour of another transaction, 53 out of
   * resources, 57P shut down; HYT00 is H2's lock timeout.
   */
  private static boolean temporary(SQLException sql, String state) {
    return sql instanceof SQLTransientConnectionException
        || sql instanceof SQLNonTransientConnectionException
        || sql instanceof SQLRecoverableException
        || state.startsWith("08")
        || state.startsWith("40")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("HYT00")
        || H2_GONE.contains(sql.getErrorCode());
  }

  private static @Nullable SQLException find(Throwable fault) {
    for (Throwable t = fault; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
