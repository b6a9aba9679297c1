package io.labport.core.outbound.storage.work;

import io.labport.core.internal.store.Instants;
import io.labport.core.spi.work.WorkItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;

final class ClaimedRow {
  static final Comparator<Claimed> ORDER =
      Comparator.comparing((Claimed claimed) -> claimed.item().due())
          .thenComparingLong(Claimed::seq);

  private ClaimedRow() {}

  /**
   * @param at read before the claim went out: an item must never seem fresher than its lease
   */
  static RowMapper<Claimed> claimedAt(long at) {
    return (row, context) -> read(row, at);
  }

  private static Claimed read(ResultSet row, long at) throws SQLException {
    return new Claimed(
        new WorkItem(
            row.getString("queue"),
            row.getString("grp"),
            Optional.ofNullable(row.getString("lane")),
            row.getString("id"),
            row.getString("payload"),
            Instants.get(row, "due_at")),
        row.getLong("seq"),
        row.getLong("claims"),
        row.getInt("attempt"),
        row.getInt("lost"),
        at);
  }
}
