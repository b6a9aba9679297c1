package io.labport.adapter.lti.ags;

import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Bindings, what became of their scores, and the timestamps of each lane. Thread-safe. */
public final class GradeDocuments {
  private static final String SWEEP = "grade-sweep";
  private static final Duration REFUSED_SHOWN = Duration.ofDays(30);

  /** A course and the revisions of its grades are over by then; each launch begins it anew. */
  static final Duration BINDING_KEPT = Duration.ofDays(400);

  /**
   * Longer than the bindings that lead to it: a lane that knows of a grade keeps later posts
   * without a score from clearing it.
   */
  static final Duration LANE_KEPT = BINDING_KEPT.multipliedBy(2);

  private final Documents<GradeBinding> bindings;
  private final Documents<GradeState> states;
  private final Documents<GradeState> refused;
  private final Documents<GradeLane> lanes;
  private final Documents<ActivitySnapshot> activities;
  private final Documents<Sweep> sweeps;
  private final Clock clock;

  @Inject
  public GradeDocuments(AdapterStore store, Clock clock) {
    this.bindings = new Documents<>(store, "grade-binding", GradeBinding.class);
    this.states = new Documents<>(store, "grade-state", GradeState.class);
    this.refused = new Documents<>(store, "refused-grade", GradeState.class);
    this.lanes = new Documents<>(store, "grade-lane", GradeLane.class);
    this.activities = new Documents<>(store, "grade-activities", ActivitySnapshot.class);
    this.sweeps = new Documents<>(store, SWEEP, Sweep.class);
    this.clock = clock;
  }

  /** Keeps what the latest launch said. */
  public String remember(GradeBinding binding) {
    String id = binding.id();
    bindings.renew(id, before -> binding, in(BINDING_KEPT));
    return id;
  }

  /**
   * The next bindings in the order of their ids, at most {@code limit}.
   *
   * @param after the last one of the page before; empty for the first page
   */
  List<Kept> bindings(Optional<String> after, int limit) {
    return bindings.page("", after, limit).stream()
        .map(
            d ->
                new Kept(
                    d.id(),
                    d.document(),
                    d.expires().map(e -> e.minus(BINDING_KEPT)).orElse(clock.instant())))
        .toList();
  }

  /**
   * @param launchedAt of the latest launch
   */
  record Kept(String id, GradeBinding binding, Instant launchedAt) {}

  /** Where the reconciliation is. */
  Sweep sweep() {
    return sweeps.find(SWEEP).orElse(Sweep.NONE);
  }

  void sweep(Sweep now) {
    sweeps.update(SWEEP, before -> now, Optional.empty());
  }

  public Optional<GradeBinding> binding(String id) {
    return bindings.find(id);
  }

  /** Keeps a line item that was looked up, unless a launch has named one meanwhile. */
  void resolved(String id, Optional<String> before, String lineItem) {
    bindings.amend(
        id,
        old ->
            Optional.ofNullable(old.lineItem()).equals(before) ? old.withLineItem(lineItem) : old);
  }

  Optional<GradeState> state(GradePush.Job job) {
    return states.find(job.id());
  }

  void state(GradePush.Job job, UnaryOperator<GradeState> change) {
    GradeState now =
        states.renew(job.id(), old -> change.apply(old.orElse(GradeState.NEW)), in(LANE_KEPT));
    if (now.status() == GradeState.Status.REFUSED) {
      refused.renew(job.id(), before -> now, in(REFUSED_SHOWN));
    } else {
      refused.delete(job.id());
    }
  }

  /**
   * The next states in the order of their ids.
   *
   * @param after the last one of the page before; empty for the first page
   */
  List<KeptState> states(Optional<String> after, int limit) {
    return states.page("", after, limit).stream()
        .map(d -> new KeptState(d.id(), d.document()))
        .toList();
  }

  /** A state under its id, which is that of its job. */
  record KeptState(String id, GradeState state) {}

  /** Scores that platforms refused for good in the last 30 days, a hundred at the most. */
  List<GradeState> refused() {
    return refused.page("", Optional.empty(), 100).stream().map(Documents.Kept::document).toList();
  }

  /** The activities as they were read last; none, at revision 0, before. */
  ActivitySnapshot activities(GradePush.Job total) {
    return activities.find(total.id()).orElse(new ActivitySnapshot(0, List.of()));
  }

  /** Keeps them, unless later ones are there; returns what is kept. */
  ActivitySnapshot activities(GradePush.Job total, ActivitySnapshot now) {
    return activities.renew(
        total.id(),
        old -> old.filter(o -> o.revision() > now.revision()).orElse(now),
        in(LANE_KEPT));
  }

  Optional<GradeLane> lane(String lane) {
    return lanes.find(lane);
  }

  GradeLane lane(String lane, UnaryOperator<GradeLane> change) {
    return lanes.renew(lane, old -> change.apply(old.orElse(GradeLane.NEW)), in(LANE_KEPT));
  }

  private Optional<Instant> in(Duration kept) {
    return Optional.of(clock.instant().plus(kept));
  }
}
