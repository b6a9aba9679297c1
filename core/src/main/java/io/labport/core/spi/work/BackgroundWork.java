package io.labport.core.spi.work;

import java.time.Instant;
import java.util.List;

/**
 * The durable queue. Everything that must happen later goes through it. Methods join the caller's
 * transaction, so that a change and the work it causes commit together. Thread-safe across nodes.
 */
public interface BackgroundWork {

  /**
   * @return false when the queue already holds an item of this id, buried ones included: nothing
   *     was changed
   */
  boolean add(WorkItem item);

  /** As {@link #add} for many, in one round trip; those already there are left as they are. */
  void addAll(List<WorkItem> items);

  /**
   * Adds the item, or brings the one that is there forward to {@code item.due()} if that is
   * earlier. An item just being worked on is done once more afterwards, because its worker may have
   * read the old state.
   */
  void hasten(WorkItem item);

  /** As {@link #hasten} for many, in one round trip. */
  void hastenAll(List<WorkItem> items);

  /** Removes the item if it is there and nobody is working on it. */
  boolean cancel(String queue, String id);

  /**
   * Takes a buried item up again, due at the moment given, with attempts starting anew; false when
   * there is none.
   */
  boolean revive(String queue, String id, Instant due);
}
