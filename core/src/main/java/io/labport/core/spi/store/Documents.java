package io.labport.core.spi.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The documents of one kind, as objects. Thread-safe across nodes. */
public final class Documents<T> {
  private static final int MANY = 1000;

  private final AdapterStore store;
  private final String kind;
  private final Form<T> form;

  public Documents(AdapterStore store, String kind, Form<T> form) {
    this.store = store;
    this.kind = kind;
    this.form = form;
  }

  /** Of records. */
  public Documents(AdapterStore store, String kind, Class<T> type) {
    this(store, kind, Form.json(type));
  }

  /**
   * Of records that must not lie in the database in the clear.
   *
   * @param context as in {@link Form#sealed}
   */
  public static <T> Documents<T> sealed(
      AdapterStore store, SecretBox secrets, String context, String kind, Class<T> type) {
    return new Documents<>(store, kind, Form.json(type).sealed(secrets, context));
  }

  /**
   * A document as it lies there.
   *
   * @param version by which it is replaced
   * @param expires when it is no longer there; empty for never
   */
  public record Kept<T>(String id, T document, long version, Optional<Instant> expires) {}

  public Optional<T> find(String id) {
    return kept(id).map(Kept::document);
  }

  /** With its version, for who replaces it. */
  public Optional<Kept<T>> kept(String id) {
    return store.find(kind, id).map(this::kept);
  }

  /** Reads and deletes; of any number of concurrent callers at most one gets it. */
  public Optional<T> take(String id) {
    return store.take(kind, id).map(d -> kept(d).document());
  }

  /** False when there is one already, which stays as it is. */
  public boolean insert(String id, T document, Optional<Instant> expires) {
    return store.insert(kind, id, form.write(id, document), expires);
  }

  /** False when it is not there, or no longer of the version. */
  public boolean replace(String id, T document, long version, Optional<Instant> expires) {
    return store.replace(kind, id, form.write(id, document), version, expires);
  }

  public boolean delete(String id) {
    return store.delete(kind, id);
  }

  /** The next ones whose id begins with the prefix, in the order of their ids. */
  public List<Kept<T>> page(String prefix, Optional<String> after, int limit) {
    return store.page(kind, prefix, after, limit).stream().map(this::kept).toList();
  }

  /** All whose id begins with the prefix, in the order of their ids. */
  public List<Kept<T>> all(String prefix) {
    List<Kept<T>> all = new ArrayList<>();
    Optional<String> after = Optional.empty();
    while (true) {
      List<Kept<T>> page = page(prefix, after, MANY);
      all.addAll(page);
      if (page.size() < MANY) {
        return all;
      }
      after = Optional.of(page.get(MANY - 1).id());
    }
  }

  /**
   * Writes what the change makes of what is there, and nothing when that is the same. Optimistic:
   * whoever loses reads again, so the change may be called more than once.
   */
  public T update(String id, Function<Optional<T>, T> change, Optional<Instant> expires) {
    return write(id, change, before -> expires, false);
  }

  /** As {@link #update}, but the time until it ends begins anew also when nothing else changes. */
  public T renew(String id, Function<Optional<T>, T> change, Optional<Instant> expires) {
    return write(id, change, before -> expires, true);
  }

  /** As {@link #update} of one that is there, which ends when it would have. */
  public T amend(String id, UnaryOperator<T> change) {
    return write(
        id,
        before ->
            change.apply(
                before.orElseThrow(
                    () -> new IllegalStateException("the " + kind + " " + id + " is gone"))),
        before -> before,
        false);
  }

  private T write(
      String id,
      Function<Optional<T>, T> change,
      UnaryOperator<Optional<Instant>> expiry,
      boolean always) {
    while (true) {
      Optional<Kept<T>> kept = kept(id);
      Optional<T> before = kept.map(Kept::document);
      T next = change.apply(before);
      Optional<Instant> expires = expiry.apply(kept.flatMap(Kept::expires));
      boolean done =
          (!always && before.equals(Optional.of(next)))
              || (kept.isPresent()
                  ? replace(id, next, kept.get().version(), expires)
                  : insert(id, next, expires));
      if (done) {
        return next;
      }
    }
  }

  private Kept<T> kept(StoredDocument stored) {
    return new Kept<>(
        stored.id(), form.read(stored.id(), stored.content()), stored.version(), stored.expires());
  }
}
