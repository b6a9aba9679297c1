package io.labport.adapter.lti.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.labport.adapter.lti.keys.Fingerprint;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.StoredDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The documents of one kind, as records. Members that a newer version wrote are ignored, so that
 * nodes of two versions can run side by side. Thread-safe.
 */
public final class Documents<T> {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final AdapterStore store;
  private final String kind;
  private final Class<T> type;

  public Documents(AdapterStore store, String kind, Class<T> type) {
    this.store = store;
    this.kind = kind;
    this.type = type;
  }

  /** A document with its id. */
  public record Kept<T>(String id, T document) {}

  /** An id made of parts, such that no two lists of parts give the same. */
  public static String key(String... parts) {
    StringBuilder sized = new StringBuilder();
    for (String part : parts) {
      sized.append(part.length()).append(':').append(part);
    }
    return Fingerprint.of(sized.toString());
  }

  public Optional<T> find(String id) {
    return store.find(kind, id).map(this::read);
  }

  /** False when there is one already, which stays as it is. */
  public boolean insert(String id, T document, Optional<Instant> expires) {
    return store.insert(kind, id, write(document), expires);
  }

  public boolean delete(String id) {
    return store.delete(kind, id);
  }

  /** The next ones whose id begins with the prefix, in the order of their ids. */
  public List<Kept<T>> page(String prefix, Optional<String> after, int limit) {
    return store.page(kind, prefix, after, limit).stream()
        .map(d -> new Kept<>(d.id(), read(d)))
        .toList();
  }

  /**
   * Writes what the change makes of what is there, and nothing when that is the same. Optimistic:
   * whoever loses reads again, so the change may be called more than once.
   */
  public T update(String id, Function<Optional<T>, T> change, Optional<Instant> expires) {
    while (true) {
      Optional<StoredDocument> stored = store.find(kind, id);
      Optional<T> before = stored.map(this::read);
      T next = change.apply(before);
      boolean done =
          before.equals(Optional.of(next))
              || (stored.isPresent()
                  ? store.replace(kind, id, write(next), stored.get().version(), expires)
                  : store.insert(kind, id, write(next), expires));
      if (done) {
        return next;
      }
    }
  }

  private String write(T document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document of kind " + kind + " cannot be written", e);
    }
  }

  private T read(StoredDocument document) {
    try {
      return JSON.readValue(document.content(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "the stored " + kind + " " + document.id() + " cannot be read", e);
    }
  }
}
