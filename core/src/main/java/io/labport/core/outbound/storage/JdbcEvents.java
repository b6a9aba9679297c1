package io.labport.core.outbound.storage;

import io.labport.core.domain.EventHead;
import io.labport.core.domain.LabEvent;
import io.labport.core.domain.LabRunId;
import io.labport.core.internal.event.FanOut;
import io.labport.core.internal.event.RecordedEvents;
import io.labport.core.internal.event.Subscriptions;
import io.labport.core.internal.store.Database;
import io.labport.core.internal.store.Instants;
import io.labport.core.port.outbound.LabEvents;
import io.labport.core.spi.work.BackgroundWork;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The record of events; recording one adds the work of bringing it to its subscribers. */
final class JdbcEvents implements RecordedEvents, LabEvents {
  private final Database database;
  private final BackgroundWork work;
  // Subscriptions read events back through this class.
  private final Provider<Subscriptions> subscriptions;
  private final Clock clock;
  private final EventJson json = new EventJson();

  @Inject
  JdbcEvents(
      Database database, BackgroundWork work, Provider<Subscriptions> subscriptions, Clock clock) {
    this.database = database;
    this.work = work;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  @Override
  public void record(List<LabEvent> events) {
    database.with(
        handle -> {
          record(handle, events);
          return true;
        });
  }

  /** In the transaction of the handle. */
  void record(Handle handle, List<LabEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO labport_event"
                + " (id, run_id, run_seq, type, occurred_at, recorded_at, payload)"
                + " VALUES (:id, :run, :runSeq, :type, :occurredAt, :now, :payload)")) {
      for (LabEvent event : events) {
        batch
            .bind("id", event.head().id())
            .bind("run", event.head().run().value())
            .bind("runSeq", event.head().sequence())
            .bind("type", event.type())
            .bind("occurredAt", event.head().occurredAt())
            .bind("now", now)
            .bind("payload", json.write(event))
            .add();
      }
      batch.execute();
    }
    work.addAll(FanOut.items(events, subscriptions.get().names(), now));
  }

  @Override
  public Optional<LabEvent> find(String id) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT id, run_id, run_seq, type, occurred_at, payload FROM labport_event"
                        + " WHERE id = :id")
                .bind("id", id)
                .map(
                    (row, context) ->
                        json.read(
                            row.getString("type"),
                            new EventHead(
                                row.getString("id"),
                                new LabRunId(row.getString("run_id")),
                                row.getInt("run_seq"),
                                Instants.get(row, "occurred_at")),
                            row.getString("payload")))
                .findOne());
  }
}
