package io.labport.core.outbound.storage.work;

import io.labport.core.internal.store.Instants;
import io.labport.core.spi.work.WorkItem;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** One statement for all items, as arrays. */
final class PostgresAddSql implements AddSql {
  private static final String ITEMS =
      " unnest(:queues, :groups, :lanes, :ids, :payloads, CAST(:dues AS timestamptz[]))"
          + " WITH ORDINALITY AS u(queue, grp, lane, id, payload, due_at, ord) ";

  private static final String KEYS = " unnest(:queues, :ids) AS u(queue, id) ";

  private static final String INSERT =
      "INSERT INTO labport_work (queue, grp, lane, id, payload, due_at)"
          + " SELECT u.queue, u.grp, u.lane, u.id, u.payload, u.due_at FROM"
          + ITEMS;

  /** The order of the list is the order within a lane. */
  private static final String IN_ORDER = " ORDER BY u.ord ";

  private static final String ADD =
      INSERT
          + "WHERE NOT EXISTS (SELECT 1 FROM labport_work_buried b"
          + " WHERE b.queue = u.queue AND b.id = u.id)"
          + IN_ORDER
          + "ON CONFLICT DO NOTHING";

  /**
   * An item buried while we waited for its row: the statement above did not see it in its grave
   * yet, and inserted it.
   */
  private static final String UNDO =
      "DELETE FROM labport_work w USING"
          + KEYS
          + "WHERE w.queue = u.queue AND w.id = u.id AND EXISTS (SELECT 1 FROM labport_work_buried b"
          + " WHERE b.queue = w.queue AND b.id = w.id)";

  /** Always in the same order, so that two of these cannot wait for each other. */
  private static final String LOCK =
      "SELECT w.seq FROM labport_work w JOIN"
          + KEYS
          + "ON w.queue = u.queue AND w.id = u.id ORDER BY w.queue, w.id FOR UPDATE OF w";

  private static final String HASTEN =
      INSERT
          + IN_ORDER
          + "ON CONFLICT (queue, id) DO UPDATE SET"
          + " due_at = LEAST(labport_work.due_at, excluded.due_at),"
          + " again_at = CASE WHEN labport_work.lease_until IS NULL THEN NULL"
          + " ELSE LEAST(labport_work.again_at, excluded.due_at) END";

  private static final String UNBURY =
      "DELETE FROM labport_work_buried b USING" + KEYS + "WHERE b.queue = u.queue AND b.id = u.id";

  @Override
  public int add(Handle handle, List<WorkItem> items) {
    int inserted = items(handle.createUpdate(ADD), items).execute();
    return inserted - keys(handle.createUpdate(UNDO), items).execute();
  }

  @Override
  public void hasten(Handle handle, List<WorkItem> items) {
    handle
        .createQuery(LOCK)
        .bindArray("queues", String.class, column(items, WorkItem::queue))
        .bindArray("ids", String.class, column(items, WorkItem::id))
        .mapTo(Long.class)
        .list();
    items(handle.createUpdate(HASTEN), items).execute();
    keys(handle.createUpdate(UNBURY), items).execute();
  }

  private static Update keys(Update update, List<WorkItem> items) {
    return update
        .bindArray("queues", String.class, column(items, WorkItem::queue))
        .bindArray("ids", String.class, column(items, WorkItem::id));
  }

  private static Update items(Update update, List<WorkItem> items) {
    return keys(update, items)
        .bindArray("groups", String.class, column(items, WorkItem::group))
        .bindArray("lanes", String.class, lanes(items))
        .bindArray("payloads", String.class, column(items, WorkItem::payload))
        .bindArray(
            "dues", String.class, column(items, item -> Instants.stored(item.due()).toString()));
  }

  /** Null for no lane. */
  @SuppressWarnings("NullAway") // the analysis knows no arrays with null elements
  private static Object[] lanes(List<WorkItem> items) {
    return items.stream().map(item -> item.lane().orElse(null)).toArray();
  }

  private static Object[] column(List<WorkItem> items, Function<WorkItem, Object> value) {
    return items.stream().map(value).toArray();
  }
}
