package io.labport.core.outbound.storage.work;

import io.labport.core.internal.store.Database;
import io.labport.core.spi.work.BackgroundWork;
import io.labport.core.spi.work.WorkItem;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The queue as those see it who put something into it. */
final class WorkTable implements BackgroundWork {
  /** Items in one statement: bounds memory, and the time for which a statement holds locks. */
  private static final int CHUNK = 2000;

  private static final int MAX_PAYLOAD = 64 * 1024;

  private final Database database;
  private final Clock clock;
  private final WakeUps wakeUps;
  private final AddSql sql;

  @Inject
  WorkTable(Database database, Clock clock, WakeUps wakeUps) {
    this.database = database;
    this.clock = clock;
    this.wakeUps = wakeUps;
    this.sql = AddSql.of(database.dialect());
  }

  @Override
  public boolean add(WorkItem item) {
    return addChunks(List.of(item)) == 1;
  }

  @Override
  public void addAll(List<WorkItem> items) {
    addChunks(items);
  }

  private int addChunks(List<WorkItem> items) {
    items.forEach(WorkTable::check);
    if (items.isEmpty()) {
      return 0;
    }
    return database.with(
        handle -> {
          int added = 0;
          for (int from = 0; from < items.size(); from += CHUNK) {
            added += sql.add(handle, items.subList(from, Math.min(items.size(), from + CHUNK)));
          }
          wakeAfterCommit(items);
          return added;
        });
  }

  @Override
  public void hasten(WorkItem item) {
    hastenAll(List.of(item));
  }

  @Override
  public void hastenAll(List<WorkItem> items) {
    items.forEach(WorkTable::check);
    if (items.isEmpty()) {
      return;
    }
    List<WorkItem> distinct = List.copyOf(earliest(items));
    database.with(
        handle -> {
          for (int from = 0; from < distinct.size(); from += CHUNK) {
            sql.hasten(handle, distinct.subList(from, Math.min(distinct.size(), from + CHUNK)));
          }
          wakeAfterCommit(distinct);
          return true;
        });
  }

  /** One item of each queue and id, the one that is due first. */
  private static Collection<WorkItem> earliest(List<WorkItem> items) {
    record Key(String queue, String id) {}
    Map<Key, WorkItem> earliest = new LinkedHashMap<>();
    for (WorkItem item : items) {
      earliest.merge(
          new Key(item.queue(), item.id()),
          item,
          (one, other) -> other.due().isBefore(one.due()) ? other : one);
    }
    return earliest.values();
  }

  @Override
  public boolean cancel(String queue, String id) {
    return database.with(
        handle ->
            handle
                    .createUpdate(
                        "DELETE FROM labport_work WHERE queue = :queue AND id = :id"
                            + " AND (lease_until IS NULL OR lease_until < CURRENT_TIMESTAMP)")
                    .bind("queue", queue)
                    .bind("id", id)
                    .execute()
                == 1);
  }

  @Override
  public boolean revive(String queue, String id, Instant due) {
    return database.with(
        handle -> {
          Optional<String> group = unbury(handle, queue, id, due);
          if (group.isPresent() && !due.isAfter(clock.instant())) {
            Set<GroupKey> woken = Set.of(new GroupKey(queue, group.get()));
            database.afterCommit(() -> wakeUps.wake(woken));
          }
          return group.isPresent();
        });
  }

  /** Returns the group of the item. */
  private static Optional<String> unbury(Handle handle, String queue, String id, Instant due) {
    Optional<String> group =
        handle
            .createQuery(
                "SELECT grp FROM labport_work_buried WHERE queue = :queue AND id = :id FOR UPDATE")
            .bind("queue", queue)
            .bind("id", id)
            .mapTo(String.class)
            .findOne();
    if (group.isEmpty()) {
      return group;
    }
    handle
        .createUpdate(
            "INSERT INTO labport_work (queue, grp, lane, id, payload, due_at)"
                + " SELECT queue, grp, lane, id, payload,"
                + " CAST(:due AS TIMESTAMP(6) WITH TIME ZONE)"
                + " FROM labport_work_buried WHERE queue = :queue AND id = :id")
        .bind("due", due)
        .bind("queue", queue)
        .bind("id", id)
        .execute();
    handle
        .createUpdate("DELETE FROM labport_work_buried WHERE queue = :queue AND id = :id")
        .bind("queue", queue)
        .bind("id", id)
        .execute();
    return group;
  }

  private void wakeAfterCommit(List<WorkItem> items) {
    Instant now = clock.instant();
    Set<GroupKey> due = new LinkedHashSet<>();
    for (WorkItem item : items) {
      if (!item.due().isAfter(now)) {
        due.add(new GroupKey(item.queue(), item.group()));
      }
    }
    if (!due.isEmpty()) {
      database.afterCommit(() -> wakeUps.wake(due));
    }
  }

  private static void check(WorkItem item) {
    check("queue", item.queue(), 100);
    check("group", item.group(), 200);
    item.lane().ifPresent(lane -> check("lane", lane, 300));
    check("id", item.id(), 300);
    if (item.payload().getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD) {
      throw new IllegalArgumentException("the payload of a work item has at most 64 KiB");
    }
  }

  private static void check(String what, String value, int longest) {
    if (value.isEmpty() || value.length() > longest) {
      throw new IllegalArgumentException(
          "the " + what + " of a work item has 1 to " + longest + " characters");
    }
  }
}
