package io.labport.core.outbound.storage.work;

import io.labport.core.internal.store.Instants;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Records how items ended, many in one transaction, each only if this node still holds it. */
final class EndSql {
  private final long token;

  EndSql(long token) {
    this.token = token;
  }

  /**
   * What became of a batch.
   *
   * @param busy somebody's open transaction has these in hand: try again shortly
   * @param lost the lease ran out and somebody else has them, or they are done
   */
  record Recorded(List<Ended> busy, List<Ended> lost) {}

  Recorded record(Handle handle, List<Ended> batch, Instant now) {
    Map<Long, Held> held = lock(handle, batch);
    List<Ended> missing = new ArrayList<>();
    List<Long> done = new ArrayList<>();
    List<Burial> burials = new ArrayList<>();
    try (PreparedBatch updates =
        handle.prepareBatch(
            "UPDATE labport_work SET due_at = :due, attempt = :attempt, lost = :lost,"
                + " lease_until = NULL, lease_token = NULL, again_at = NULL WHERE seq = :seq")) {
      for (Ended ended : batch) {
        Held row = held.get(ended.claimed().seq());
        if (row == null) {
          missing.add(ended);
          continue;
        }
        if (!row.by(token, ended.claimed())) {
          missing.add(ended);
          continue;
        }
        apply(ended, row.again(), done, burials, updates);
      }
      if (updates.size() > 0) {
        updates.execute();
      }
    }
    bury(handle, burials, now);
    burials.forEach(burial -> done.add(burial.seq()));
    if (!done.isEmpty()) {
      handle
          .createUpdate("DELETE FROM labport_work WHERE seq = ANY(:seqs)")
          .bindArray("seqs", Long.class, done)
          .execute();
    }
    return divide(handle, missing, held.keySet());
  }

  private record Held(long seq, long claim, long token, Optional<Instant> again) {
    static Held read(ResultSet row) throws SQLException {
      return new Held(
          row.getLong("seq"),
          row.getLong("claims"),
          row.getLong("lease_token"),
          Instants.find(row, "again_at"));
    }

    boolean by(long node, Claimed claimed) {
      return token == node && claim == claimed.claim();
    }
  }

  private record Burial(long seq, String reason) {}

  /**
   * Skips rows that an open transaction has in hand (somebody hastens them): a caller's transaction
   * must not hold up everybody's completions, and the two cannot wait for each other.
   */
  private static Map<Long, Held> lock(Handle handle, List<Ended> batch) {
    Map<Long, Held> held = new HashMap<>();
    handle
        .createQuery(
            "SELECT seq, claims, lease_token, again_at FROM labport_work WHERE seq = ANY(:seqs)"
                + " FOR UPDATE SKIP LOCKED")
        .bindArray("seqs", Long.class, batch.stream().map(ended -> ended.claimed().seq()).toArray())
        .map((row, context) -> Held.read(row))
        .forEach(row -> held.put(row.seq(), row));
    return held;
  }

  private static void apply(
      Ended ended,
      Optional<Instant> again,
      List<Long> done,
      List<Burial> burials,
      PreparedBatch updates) {
    Claimed claimed = ended.claimed();
    Ending ending = ended.ending();
    if (ending instanceof Ending.Done && again.isEmpty()) {
      done.add(claimed.seq());
    } else if (ending instanceof Ending.Buried buried
        && (again.isEmpty() || buried.evenIfHastened())) {
      burials.add(new Burial(claimed.seq(), buried.reason()));
    } else if (ending instanceof Ending.Retry retry) {
      back(updates, claimed, earlier(retry.due(), again), claimed.attempt(), 0);
    } else if (ending instanceof Ending.Again repeated) {
      back(updates, claimed, earlier(repeated.due(), again), 0, 0);
    } else if (ending instanceof Ending.Released) {
      back(
          updates,
          claimed,
          earlier(claimed.item().due(), again),
          claimed.attempt() - 1,
          claimed.lost());
    } else {
      // Done or failed for good, and hastened meanwhile: the worker may have read the old state.
      back(updates, claimed, again.orElseThrow(), 0, 0);
    }
  }

  private static Instant earlier(Instant due, Optional<Instant> again) {
    return again.filter(hastened -> hastened.isBefore(due)).orElse(due);
  }

  private static void back(
      PreparedBatch updates, Claimed claimed, Instant due, int attempt, int lost) {
    updates
        .bind("due", due)
        .bind("attempt", attempt)
        .bind("lost", lost)
        .bind("seq", claimed.seq())
        .add();
  }

  private static void bury(Handle handle, List<Burial> burials, Instant now) {
    if (burials.isEmpty()) {
      return;
    }
    try (PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO labport_work_buried"
                + " (queue, id, grp, lane, payload, attempts, reason, buried_at)"
                + " SELECT queue, id, grp, lane, payload, attempt, CAST(:reason AS VARCHAR(500)),"
                + " CAST(:now AS TIMESTAMP(6) WITH TIME ZONE)"
                + " FROM labport_work WHERE seq = :seq")) {
      for (Burial burial : burials) {
        batch.bind("reason", burial.reason()).bind("now", now).bind("seq", burial.seq()).add();
      }
      batch.execute();
    }
  }

  private static Recorded divide(Handle handle, List<Ended> missing, Set<Long> seen) {
    List<Long> unseen =
        missing.stream()
            .map(ended -> ended.claimed().seq())
            .filter(seq -> !seen.contains(seq))
            .toList();
    Set<Long> locked = new HashSet<>();
    if (!unseen.isEmpty()) {
      locked.addAll(
          handle
              .createQuery("SELECT seq FROM labport_work WHERE seq = ANY(:seqs)")
              .bindArray("seqs", Long.class, unseen)
              .mapTo(Long.class)
              .list());
    }
    List<Ended> busy = new ArrayList<>();
    List<Ended> lost = new ArrayList<>();
    for (Ended ended : missing) {
      (locked.contains(ended.claimed().seq()) ? busy : lost).add(ended);
    }
    return new Recorded(busy, lost);
  }
}
