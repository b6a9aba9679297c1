package io.labport.core.outbound.storage.work;

import io.labport.core.internal.store.Dialect;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Finding and claiming due items; the two databases need different statements for that. {@code due}
 * is compared with our clock, leases with the database's.
 */
interface ClaimSql {
  /** Groups that have something due and not leased; perhaps others, too. */
  List<GroupKey> dueGroups(Handle handle, Collection<String> queues, Instant now);

  /** Within a group in the order in which they were due. */
  List<Claimed> claim(Handle handle, List<Ask> asks, Instant now, long token);

  /**
   * Ends the leases that a killed process left, if it is certain that no other process can hold
   * any. Elsewhere they run out.
   */
  void endLeftLeases(Handle handle);

  static ClaimSql of(Dialect dialect) {
    return dialect == Dialect.POSTGRESQL ? new PostgresClaimSql() : new H2ClaimSql();
  }
}
