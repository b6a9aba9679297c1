package io.labport.adapter.lti.ags;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.StoredDocument;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Bindings, what became of their scores, and the timestamps of each lane. Thread-safe. */
public final class GradeDocuments {
  private static final String BINDING = "grade-binding";
  private static final String STATE = "grade-state";
  private static final String LANE = "grade-lane";
  private static final String ACTIVITIES = "grade-activities";
  private static final String SWEEP = "grade-sweep";
  private static final String REFUSED = "refused-grade";
  private static final Duration REFUSED_SHOWN = Duration.ofDays(30);

  /** A course and the revisions of its grades are over by then; each launch begins it anew. */
  static final Duration BINDING_KEPT = Duration.ofDays(400);

  /**
   * Longer than the bindings that lead to it: a lane that knows of a grade keeps later posts
   * without a score from clearing it.
   */
  static final Duration LANE_KEPT = BINDING_KEPT.multipliedBy(2);

  private final AdapterStore store;
  private final Clock clock;
  // A node of a later version may have written more.
  private final ObjectMapper json =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Inject
  public GradeDocuments(AdapterStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Keeps what the latest launch said. */
  public String remember(GradeBinding binding) {
    String id = binding.id();
    update(BINDING, id, GradeBinding.class, () -> binding, old -> binding, anew(BINDING_KEPT));
    return id;
  }

  /**
   * The next bindings in the order of their ids, at most {@code limit}.
   *
   * @param after the last one of the page before; empty for the first page
   */
  List<Kept> bindings(Optional<String> after, int limit) {
    return store.page(BINDING, "", after, limit).stream()
        .map(
            d ->
                new Kept(
                    d.id(),
                    read(d, GradeBinding.class),
                    d.expires().map(e -> e.minus(BINDING_KEPT)).orElse(clock.instant())))
        .toList();
  }

  /**
   * @param launchedAt of the latest launch
   */
  record Kept(String id, GradeBinding binding, Instant launchedAt) {}

  /** Where the reconciliation is. */
  Sweep sweep() {
    return store.find(SWEEP, SWEEP).map(d -> read(d, Sweep.class)).orElse(Sweep.NONE);
  }

  void sweep(Sweep now) {
    update(SWEEP, SWEEP, Sweep.class, () -> now, old -> now, d -> Optional.empty());
  }

  public Optional<GradeBinding> binding(String id) {
    return store.find(BINDING, id).map(d -> read(d, GradeBinding.class));
  }

  /** Keeps a line item that was looked up, unless a launch has named one meanwhile. */
  void resolved(String id, Optional<String> before, String lineItem) {
    update(
        BINDING,
        id,
        GradeBinding.class,
        () -> {
          throw new IllegalStateException("the binding is gone");
        },
        old ->
            Optional.ofNullable(old.lineItem()).equals(before) ? old.withLineItem(lineItem) : old,
        d -> d.flatMap(StoredDocument::expires));
  }

  Optional<GradeState> state(GradePush.Job job) {
    return store.find(STATE, job.id()).map(d -> read(d, GradeState.class));
  }

  void state(GradePush.Job job, UnaryOperator<GradeState> change) {
    GradeState now =
        update(
            STATE,
            job.id(),
            GradeState.class,
            () -> change.apply(GradeState.NEW),
            change,
            anew(LANE_KEPT));
    if (now.status() == GradeState.Status.REFUSED) {
      update(REFUSED, job.id(), GradeState.class, () -> now, old -> now, anew(REFUSED_SHOWN));
    } else {
      store.delete(REFUSED, job.id());
    }
  }

  /**
   * The next states in the order of their ids.
   *
   * @param after the last one of the page before; empty for the first page
   */
  List<KeptState> states(Optional<String> after, int limit) {
    return store.page(STATE, "", after, limit).stream()
        .map(d -> new KeptState(d.id(), read(d, GradeState.class)))
        .toList();
  }

  /** A state under its id, which is that of its job. */
  record KeptState(String id, GradeState state) {}

  /** Scores that platforms refused for good in the last 30 days, a hundred at the most. */
  List<GradeState> refused() {
    return store.page(REFUSED, "", Optional.empty(), 100).stream()
        .map(d -> read(d, GradeState.class))
        .toList();
  }

  /** The activities as they were read last; none, at revision 0, before. */
  ActivitySnapshot activities(GradePush.Job total) {
    return store
        .find(ACTIVITIES, total.id())
        .map(d -> read(d, ActivitySnapshot.class))
        .orElse(new ActivitySnapshot(0, List.of()));
  }

  /** Keeps them, unless later ones are there; returns what is kept. */
  ActivitySnapshot activities(GradePush.Job total, ActivitySnapshot now) {
    return update(
        ACTIVITIES,
        total.id(),
        ActivitySnapshot.class,
        () -> now,
        old -> old.revision() > now.revision() ? old : now,
        anew(LANE_KEPT));
  }

  Optional<GradeLane> lane(String lane) {
    return store.find(LANE, lane).map(d -> read(d, GradeLane.class));
  }

  GradeLane lane(String lane, UnaryOperator<GradeLane> change) {
    return update(
        LANE, lane, GradeLane.class, () -> change.apply(GradeLane.NEW), change, anew(LANE_KEPT));
  }

  /** Optimistic: whoever loses reads again. */
  private <T> T update(
      String kind,
      String id,
      Class<T> type,
      Supplier<T> first,
      Function<T, T> change,
      Function<Optional<StoredDocument>, Optional<Instant>> expiry) {
    while (true) {
      Optional<StoredDocument> stored = store.find(kind, id);
      T next = stored.isPresent() ? change.apply(read(stored.get(), type)) : first.get();
      boolean kept =
          stored.isPresent()
              ? store.replace(kind, id, write(next), stored.get().version(), expiry.apply(stored))
              : store.insert(kind, id, write(next), expiry.apply(stored));
      if (kept) {
        return next;
      }
    }
  }

  private Function<Optional<StoredDocument>, Optional<Instant>> anew(Duration kept) {
    return stored -> Optional.of(clock.instant().plus(kept));
  }

  private String write(Object document) {
    try {
      return json.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a grade document cannot be written", e);
    }
  }

  private <T> T read(StoredDocument document, Class<T> type) {
    try {
      return json.readValue(document.content(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "the stored " + type.getSimpleName() + " " + document.id() + " cannot be read", e);
    }
  }
}
