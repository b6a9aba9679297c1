package io.labport.core.outbound.storage.work;

import io.labport.core.internal.store.Dialect;
import io.labport.core.spi.work.WorkItem;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Adding and hastening items in large numbers. */
interface AddSql {
  /** Returns how many were not there. */
  int add(Handle handle, List<WorkItem> items);

  /**
   * @param items no two of one queue and id
   */
  void hasten(Handle handle, List<WorkItem> items);

  static AddSql of(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL ? new PostgresAddSql() : new H2AddSql();
  }
}
