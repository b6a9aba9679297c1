package io.labport.core.outbound.storage;

import io.labport.core.internal.store.Database;
import io.labport.core.internal.store.Instants;
import io.labport.core.port.outbound.Watermarks;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class JdbcWatermarks implements Watermarks {
  private final Database database;

  @Inject
  JdbcWatermarks(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Instant> find(String reader) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT mark FROM labport_watermark WHERE reader = :reader")
                .bind("reader", reader)
                .map((row, context) -> Instants.get(row, "mark"))
                .findOne());
  }

  @Override
  public void advance(String reader, Instant to) {
    database.with(
        handle -> {
          if (move(handle, reader, to) == 0 && !insert(handle, reader, to)) {
            // Somebody else was there first, perhaps with an earlier mark.
            move(handle, reader, to);
          }
          return true;
        });
  }

  private static int move(Handle handle, String reader, Instant to) {
    return handle
        .createUpdate(
            "UPDATE labport_watermark SET mark = :to WHERE reader = :reader AND mark < :to")
        .bind("reader", reader)
        .bind("to", to)
        .execute();
  }

  private boolean insert(Handle handle, String reader, Instant to) {
    return database
        .dialect()
        .insertUnlessThere(
            handle,
            "INSERT INTO labport_watermark (reader, mark) VALUES (:reader, :to)",
            insert -> insert.bind("reader", reader).bind("to", to));
  }
}
