package io.labport.core.outbound.storage;

import io.labport.core.internal.store.Database;
import io.labport.core.internal.store.Instants;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.StoredDocument;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

final class JdbcAdapterStore implements AdapterStore {
  private static final int MAX_BYTES = 1 << 20;
  private static final String COLUMNS =
      "SELECT id, content, version, expires_at FROM labport_document ";
  private static final String ONE = "WHERE adapter = :adapter AND kind = :kind AND id = :id";
  private static final String ALIVE = " AND (expires_at IS NULL OR expires_at > :now)";

  private final String adapter;
  private final Database database;
  private final Clock clock;
  private final RandomGenerator random;

  JdbcAdapterStore(String adapter, Database database, Clock clock, RandomGenerator random) {
    this.adapter = adapter;
    this.database = database;
    this.clock = clock;
    this.random = random;
  }

  @Override
  public boolean insert(String kind, String id, String content, Optional<Instant> expires) {
    check(kind, id);
    check(content);
    return database.with(
        handle ->
            insertOnce(handle, kind, id, content, expires)
                // What is in the way may have expired.
                || (bound(
                                handle.createUpdate(
                                    "DELETE FROM labport_document "
                                        + ONE
                                        + " AND expires_at <= :now"),
                                kind,
                                id)
                            .execute()
                        == 1
                    && insertOnce(handle, kind, id, content, expires)));
  }

  private boolean insertOnce(
      Handle handle, String kind, String id, String content, Optional<Instant> expires) {
    // Versions begin anywhere: a document deleted and inserted again must not be replaced by
    // somebody who read the old one.
    long version = random.nextInt(1 << 30) + 1L;
    return database
        .dialect()
        .insertUnlessThere(
            handle,
            "INSERT INTO labport_document (adapter, kind, id, content, version, expires_at)"
                + " VALUES (:adapter, :kind, :id, :content, :version, :expires)",
            insert ->
                insert
                    .bind("adapter", adapter)
                    .bind("kind", kind)
                    .bind("id", id)
                    .bind("content", content)
                    .bind("version", version)
                    .bindByType("expires", expires.orElse(null), Instant.class));
  }

  @Override
  public Optional<StoredDocument> find(String kind, String id) {
    check(kind, id);
    return database.with(handle -> select(handle, kind, id, ""));
  }

  private Optional<StoredDocument> select(Handle handle, String kind, String id, String lock) {
    return bound(handle.createQuery(COLUMNS + ONE + ALIVE + lock), kind, id)
        .map(JdbcAdapterStore::document)
        .findOne();
  }

  @Override
  public Optional<StoredDocument> take(String kind, String id) {
    check(kind, id);
    // Not DELETE ... RETURNING, which H2 does not know. The lock makes the second taker wait for
    // the first, and then find nothing.
    return database.with(
        handle -> {
          Optional<StoredDocument> found = select(handle, kind, id, " FOR UPDATE");
          if (found.isPresent()) {
            remove(handle, kind, id);
          }
          return found;
        });
  }

  @Override
  public boolean replace(
      String kind, String id, String content, long version, Optional<Instant> expires) {
    check(kind, id);
    check(content);
    return database.with(
        handle ->
            bound(
                        handle.createUpdate(
                            "UPDATE labport_document SET content = :content,"
                                + " version = version + 1, expires_at = :expires "
                                + ONE
                                + ALIVE
                                + " AND version = :version"),
                        kind,
                        id)
                    .bind("content", content)
                    .bind("version", version)
                    .bindByType("expires", expires.orElse(null), Instant.class)
                    .execute()
                == 1);
  }

  @Override
  public boolean delete(String kind, String id) {
    check(kind, id);
    return database.with(
        handle -> {
          boolean alive = select(handle, kind, id, " FOR UPDATE").isPresent();
          remove(handle, kind, id);
          return alive;
        });
  }

  private void remove(Handle handle, String kind, String id) {
    handle
        .createUpdate("DELETE FROM labport_document " + ONE)
        .bind("adapter", adapter)
        .bind("kind", kind)
        .bind("id", id)
        .execute();
  }

  @Override
  public List<StoredDocument> page(String kind, String prefix, Optional<String> after, int limit) {
    check("kind", kind, 60);
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("a page has 1 to 1000 documents, not " + limit);
    }
    String pattern = prefix.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    return database.with(
        handle -> {
          try (Query query =
              handle.createQuery(
                  COLUMNS
                      + "WHERE adapter = :adapter AND kind = :kind AND id >= :prefix"
                      + " AND id LIKE :pattern ESCAPE '!' AND id > :after"
                      + ALIVE
                      + " ORDER BY adapter, kind, id LIMIT :limit")) {
            return query
                .bind("adapter", adapter)
                .bind("kind", kind)
                .bind("prefix", prefix)
                .bind("pattern", pattern)
                .bind("after", after.orElse(""))
                .bind("now", clock.instant())
                .bind("limit", limit)
                .map(JdbcAdapterStore::document)
                .list();
          }
        });
  }

  private <S extends SqlStatement<S>> S bound(S statement, String kind, String id) {
    return statement
        .bind("adapter", adapter)
        .bind("kind", kind)
        .bind("id", id)
        .bind("now", clock.instant());
  }

  private static StoredDocument document(ResultSet row, StatementContext context)
      throws SQLException {
    return new StoredDocument(
        row.getString("id"),
        row.getString("content"),
        row.getLong("version"),
        Instants.find(row, "expires_at"));
  }

  private static void check(String kind, String id) {
    check("kind", kind, 60);
    check("id", id, 300);
  }

  private static void check(String what, String value, int longest) {
    if (value.isEmpty() || value.length() > longest) {
      throw new IllegalArgumentException(
          "the " + what + " of a document has 1 to " + longest + " characters");
    }
  }

  private static void check(String content) {
    if (content.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new IllegalArgumentException("a document has at most " + MAX_BYTES + " bytes");
    }
  }
}
