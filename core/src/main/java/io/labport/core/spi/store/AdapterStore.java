package io.labport.core.spi.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Durable documents of one adapter, in its own name space. Thread-safe across nodes; all methods
 * join the caller's transaction ({@link Transactions}), if there is one. An expired document is not
 * there, though its row may be removed later.
 *
 * <p>A kind has 1 to 60 characters, an id 1 to 300, a document at most 1 MiB.
 */
public interface AdapterStore {

  /**
   * Stores a new document.
   *
   * @param expires when it is no longer there; empty for never
   * @return false when there is one of that kind and id already: nothing was changed
   */
  boolean insert(String kind, String id, String content, Optional<Instant> expires);

  Optional<StoredDocument> find(String kind, String id);

  /** Reads and deletes; of any number of concurrent callers at most one gets the document. */
  Optional<StoredDocument> take(String kind, String id);

  /**
   * Replaces the document if it still has the version.
   *
   * @return false when it is not there or has another version: nothing was changed
   */
  boolean replace(String kind, String id, String content, long version, Optional<Instant> expires);

  /** Returns whether it was there. */
  boolean delete(String kind, String id);

  /**
   * The next documents whose id begins with the prefix, in the order of their ids.
   *
   * @param after the last id of the page before; empty for the first page
   * @param limit 1 to 1000
   */
  List<StoredDocument> page(String kind, String prefix, Optional<String> after, int limit);
}
