package io.labport.adapter.lti.fake;

import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.StoredDocument;
import io.labport.core.spi.store.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The contract of the store and of transactions over it, in memory. */
public final class MemoryStore implements AdapterStore, Transactions {
  private final TreeMap<String, StoredDocument> documents = new TreeMap<>();
  private final Clock clock;
  private boolean inTransaction;

  public MemoryStore(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized boolean insert(
      String kind, String id, String content, Optional<Instant> expires) {
    if (find(kind, id).isPresent()) {
      return false;
    }
    documents.put(kind + "\n" + id, new StoredDocument(id, content, 1, expires));
    return true;
  }

  @Override
  public synchronized Optional<StoredDocument> find(String kind, String id) {
    return Optional.ofNullable(documents.get(kind + "\n" + id)).filter(this::alive);
  }

  @Override
  public synchronized Optional<StoredDocument> take(String kind, String id) {
    Optional<StoredDocument> found = find(kind, id);
    documents.remove(kind + "\n" + id);
    return found;
  }

  @Override
  public synchronized boolean replace(
      String kind, String id, String content, long version, Optional<Instant> expires) {
    Optional<StoredDocument> found = find(kind, id).filter(d -> d.version() == version);
    found.ifPresent(
        d ->
            documents.put(kind + "\n" + id, new StoredDocument(id, content, version + 1, expires)));
    return found.isPresent();
  }

  @Override
  public synchronized boolean delete(String kind, String id) {
    return documents.remove(kind + "\n" + id) != null;
  }

  @Override
  public synchronized List<StoredDocument> page(
      String kind, String prefix, Optional<String> after, int limit) {
    return documents.entrySet().stream()
        .filter(e -> e.getKey().startsWith(kind + "\n" + prefix))
        .map(java.util.Map.Entry::getValue)
        .filter(this::alive)
        .filter(d -> after.isEmpty() || d.id().compareTo(after.get()) > 0)
        .limit(limit)
        .toList();
  }

  /** One at a time, which is more than the contract asks for. */
  @Override
  public synchronized <T> T call(Supplier<T> work) {
    if (inTransaction) {
      throw new IllegalStateException("transactions do not nest");
    }
    TreeMap<String, StoredDocument> before = new TreeMap<>(documents);
    inTransaction = true;
    try {
      return work.get();
    } catch (RuntimeException | Error e) {
      documents.clear();
      documents.putAll(before);
      throw e;
    } finally {
      inTransaction = false;
    }
  }

  /** Everything that lies in the store, for tests that look for secrets. */
  public synchronized String dump() {
    StringBuilder all = new StringBuilder();
    documents.forEach((key, d) -> all.append(key).append(' ').append(d.content()).append('\n'));
    return all.toString();
  }

  private boolean alive(StoredDocument document) {
    return document.expires().map(e -> e.isAfter(clock.instant())).orElse(true);
  }
}
