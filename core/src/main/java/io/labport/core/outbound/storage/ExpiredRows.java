package io.labport.core.outbound.storage;

import io.labport.core.internal.store.Housekeeping;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Documents that have expired, and events that every subscriber has had for long. */
final class ExpiredRows implements Housekeeping {
  private static final int CHUNK = 1000;
  private static final Duration EVENTS_STAY = Duration.ofDays(90);

  @Inject
  ExpiredRows() {}

  @Override
  public boolean tidy(Handle handle, Instant now) {
    int documents =
        handle
            .createUpdate(
                "DELETE FROM labport_document WHERE (adapter, kind, id) IN"
                    + " (SELECT adapter, kind, id FROM labport_document"
                    + " WHERE expires_at <= :now LIMIT "
                    + CHUNK
                    + ")")
            .bind("now", now)
            .execute();
    int events =
        handle
            .createUpdate(
                "DELETE FROM labport_event WHERE seq IN (SELECT e.seq FROM labport_event e"
                    + " WHERE e.recorded_at < :before"
                    + " AND NOT EXISTS (SELECT 1 FROM labport_work w WHERE w.id = e.id)"
                    + " AND NOT EXISTS (SELECT 1 FROM labport_work_buried b WHERE b.id = e.id)"
                    + " LIMIT "
                    + CHUNK
                    + ")")
            .bind("before", now.minus(EVENTS_STAY))
            .execute();
    return documents == CHUNK || events == CHUNK;
  }
}
