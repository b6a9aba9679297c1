package io.labport.core.outbound.storage;

import io.labport.core.domain.LabInstanceId;
import io.labport.core.domain.SkillableUserId;
import io.labport.core.internal.store.Database;
import io.labport.core.internal.store.Instants;
import io.labport.core.port.outbound.ClosingLabs;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

final class JdbcClosingLabs implements ClosingLabs {
  private final Database database;

  @Inject
  JdbcClosingLabs(Database database) {
    this.database = database;
  }

  /** The first moment stays: it is the one from which the wait is counted. */
  @Override
  public void add(SkillableUserId user, LabInstanceId instance, Instant since) {
    database.with(
        handle ->
            database
                .dialect()
                .insertUnlessThere(
                    handle,
                    "INSERT INTO labport_closing (instance_id, user_id, since)"
                        + " VALUES (:instance, :user, :since)",
                    insert ->
                        insert
                            .bind("instance", instance.value())
                            .bind("user", user.value())
                            .bind("since", since)));
  }

  @Override
  public Map<LabInstanceId, Instant> of(SkillableUserId user) {
    return database.with(
        handle -> {
          Map<LabInstanceId, Instant> closing = new LinkedHashMap<>();
          handle
              .createQuery(
                  "SELECT instance_id, since FROM labport_closing WHERE user_id = :user"
                      + " ORDER BY since, instance_id")
              .bind("user", user.value())
              .map(
                  (row, context) ->
                      Map.entry(
                          new LabInstanceId(row.getLong("instance_id")),
                          Instants.get(row, "since")))
              .forEach(entry -> closing.put(entry.getKey(), entry.getValue()));
          return closing;
        });
  }

  @Override
  public void remove(LabInstanceId instance) {
    database.with(
        handle ->
            handle
                .createUpdate("DELETE FROM labport_closing WHERE instance_id = :instance")
                .bind("instance", instance.value())
                .execute());
  }
}
