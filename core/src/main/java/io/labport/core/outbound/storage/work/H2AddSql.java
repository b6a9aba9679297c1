package io.labport.core.outbound.storage.work;

import io.labport.core.internal.store.Dialect;
import io.labport.core.spi.work.WorkItem;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Row by row: in one process a round trip costs nothing. */
final class H2AddSql implements AddSql {
  private static final String ADD =
      "INSERT INTO labport_work (queue, grp, lane, id, payload, due_at)"
          + " SELECT CAST(:queue AS VARCHAR), CAST(:group AS VARCHAR), CAST(:lane AS VARCHAR),"
          + " CAST(:id AS VARCHAR), CAST(:payload AS VARCHAR),"
          + " CAST(:due AS TIMESTAMP(6) WITH TIME ZONE)"
          + " WHERE NOT EXISTS (SELECT 1 FROM labport_work w WHERE w.queue = :queue AND w.id = :id)"
          + " AND NOT EXISTS"
          + " (SELECT 1 FROM labport_work_buried b WHERE b.queue = :queue AND b.id = :id)";

  private static final String HASTEN =
      "UPDATE labport_work SET due_at = LEAST(due_at, :due),"
          + " again_at = CASE WHEN lease_until IS NULL THEN NULL"
          + " ELSE LEAST(COALESCE(again_at, :due), :due) END"
          + " WHERE queue = :queue AND id = :id";

  private static final String UNBURY =
      "DELETE FROM labport_work_buried WHERE queue = :queue AND id = :id";

  @Override
  public int add(Handle handle, List<WorkItem> items) {
    try (PreparedBatch batch = handle.prepareBatch(ADD)) {
      for (WorkItem item : items) {
        bind(batch, item).add();
      }
      return Arrays.stream(batch.execute()).sum();
    } catch (UnableToExecuteStatementException e) {
      if (!Dialect.isUniqueViolation(e)) {
        throw e;
      }
      // Somebody added one of them meanwhile; H2 has carried out the rest of the batch, or not.
      return addOneByOne(handle, items);
    }
  }

  private static int addOneByOne(Handle handle, List<WorkItem> items) {
    int added = 0;
    for (WorkItem item : items) {
      if (Dialect.H2.insertUnlessThere(handle, ADD, insert -> bind(insert, item))) {
        added++;
      }
    }
    return added;
  }

  @Override
  public void hasten(Handle handle, List<WorkItem> items) {
    try (PreparedBatch unbury = handle.prepareBatch(UNBURY)) {
      items.forEach(item -> unbury.bind("queue", item.queue()).bind("id", item.id()).add());
      unbury.execute();
    }
    add(handle, items);
    try (PreparedBatch hasten = handle.prepareBatch(HASTEN)) {
      for (WorkItem item : items) {
        hasten.bind("queue", item.queue()).bind("id", item.id()).bind("due", item.due()).add();
      }
      hasten.execute();
    }
  }

  private static <S extends SqlStatement<S>> S bind(S statement, WorkItem item) {
    return statement
        .bind("queue", item.queue())
        .bind("group", item.group())
        .bindByType("lane", item.lane().orElse(null), String.class)
        .bind("id", item.id())
        .bind("payload", item.payload())
        .bind("due", item.due());
  }
}
