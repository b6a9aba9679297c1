package io.labport.core.outbound.storage.work;

import io.labport.core.spi.health.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/**
 * How the queue is.
 *
 * @param overdue items that could have been done for a while, counted up to a thousand
 */
record WorkFigures(long buried, long overdue) {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_COUNTED = 1000;

  static WorkFigures read(Handle handle, Collection<String> queues, Instant now) {
    long buried =
        handle.createQuery("SELECT COUNT(*) FROM labport_work_buried").mapTo(Long.class).one();
    // What waits for an earlier item of its lane is not overdue: that item is being retried.
    long overdue =
        handle
            .createQuery(
                "SELECT COUNT(*) FROM (SELECT d.seq FROM labport_work d"
                    + " WHERE d.queue = ANY(:queues) AND d.due_at < :before"
                    + " AND (d.lease_until IS NULL OR d.lease_until < CURRENT_TIMESTAMP)"
                    + " AND (d.lane IS NULL OR NOT EXISTS (SELECT 1 FROM labport_work p"
                    + " WHERE p.queue = d.queue AND p.lane = d.lane AND p.seq < d.seq))"
                    + " LIMIT "
                    + MOST_COUNTED
                    + ") o")
            .bindArray("queues", String.class, queues.toArray())
            .bind("before", now.minus(PATIENCE))
            .mapTo(Long.class)
            .one();
    return new WorkFigures(buried, overdue);
  }

  Health health() {
    String figures =
        buried
            + " buried, "
            + (overdue == MOST_COUNTED ? "at least " : "")
            + overdue
            + " overdue by more than "
            + PATIENCE.toMinutes()
            + " minutes";
    return buried > 0 || overdue > 0 ? Health.degraded(figures) : Health.up(figures);
  }
}
