package io.labport.core.outbound.storage.work;

import io.labport.core.internal.store.Instants;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/**
 * One statement each. Of any number of concurrent claimers one gets a row: the row is locked, and
 * READ COMMITTED looks at its lease once more after locking it.
 */
final class PostgresClaimSql implements ClaimSql {

  /** Jumps from group to group in the index instead of reading all items. */
  private static final String DUE_GROUPS =
      "WITH RECURSIVE g AS ("
          + " (SELECT queue, grp FROM labport_work ORDER BY queue, grp LIMIT 1)"
          + " UNION ALL"
          + " SELECT n.queue, n.grp FROM g CROSS JOIN LATERAL ("
          + "  SELECT w.queue, w.grp FROM labport_work w WHERE (w.queue, w.grp) > (g.queue, g.grp)"
          + "  ORDER BY w.queue, w.grp LIMIT 1) n)"
          + " SELECT queue, grp FROM g WHERE queue = ANY(:queues) AND EXISTS ("
          + "  SELECT 1 FROM labport_work d WHERE d.queue = g.queue AND d.grp = g.grp"
          + "  AND d.due_at <= :now"
          + "  AND (d.lease_until IS NULL OR d.lease_until < CURRENT_TIMESTAMP))";

  private static final String CLAIM =
      "WITH c AS ("
          + " SELECT q.seq, x.lease_ms"
          + " FROM unnest(:queues, :groups, :limits, CAST(:froms AS timestamptz[]), :leases)"
          + "   AS x(queue, grp, k, low, lease_ms)"
          + " CROSS JOIN LATERAL ("
          + "  SELECT d.seq FROM labport_work d"
          + "  WHERE d.queue = x.queue AND d.grp = x.grp AND d.due_at <= :now"
          // Deleted items at the head of the index cannot be vacuumed while a long snapshot is
          // open anywhere in the database; without this mark every claim would read them all.
          + "  AND d.due_at >= x.low"
          + "  AND (d.lease_until IS NULL OR d.lease_until < CURRENT_TIMESTAMP)"
          + "  AND (d.lane IS NULL OR NOT EXISTS (SELECT 1 FROM labport_work p"
          + "   WHERE p.queue = d.queue AND p.lane = d.lane AND p.seq < d.seq))"
          + "  ORDER BY d.queue, d.grp, d.due_at, d.seq"
          + "  LIMIT x.k FOR UPDATE SKIP LOCKED) q)"
          + " UPDATE labport_work w SET"
          + "  lease_until = CURRENT_TIMESTAMP + c.lease_ms * INTERVAL '1 millisecond',"
          + "  lease_token = :token, claims = claims + 1, attempt = attempt + 1, again_at = NULL,"
          + "  lost = lost + CASE WHEN w.lease_until IS NULL THEN 0 ELSE 1 END"
          + " FROM c WHERE w.seq = c.seq"
          + " RETURNING w.seq, w.queue, w.grp, w.lane, w.id, w.payload, w.due_at, w.claims,"
          + "  w.attempt, w.lost";

  @Override
  public List<GroupKey> dueGroups(Handle handle, Collection<String> queues, Instant now) {
    return handle
        .createQuery(DUE_GROUPS)
        .bindArray("queues", String.class, queues.toArray())
        .bind("now", now)
        .map((row, context) -> new GroupKey(row.getString("queue"), row.getString("grp")))
        .list();
  }

  /** Another node may be at work. */
  @Override
  public void endLeftLeases(Handle handle) {}

  @Override
  public List<Claimed> claim(Handle handle, List<Ask> asks, Instant now, long token) {
    long at = System.nanoTime();
    return handle
        .createQuery(CLAIM)
        .bindArray("queues", String.class, column(asks, ask -> ask.key().queue()))
        .bindArray("groups", String.class, column(asks, ask -> ask.key().group()))
        .bindArray("limits", Integer.class, column(asks, Ask::limit))
        .bindArray(
            "froms", String.class, column(asks, ask -> Instants.stored(ask.from()).toString()))
        .bindArray("leases", Long.class, column(asks, ask -> ask.lease().toMillis()))
        .bind("now", now)
        .bind("token", token)
        .map(ClaimedRow.claimedAt(at))
        // RETURNING promises no order.
        .stream()
        .sorted(ClaimedRow.ORDER)
        .toList();
  }

  private static Object[] column(List<Ask> asks, Function<Ask, Object> value) {
    return asks.stream().map(value).toArray();
  }
}
