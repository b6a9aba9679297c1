package io.labport.adapter.scorm.dispatch.limit;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Learners of a dispatch, each on a seat with a number. Seats are numbered also while there is no
 * cap, so that a cap that comes later counts those who are here.
 */
public final class Seats {
  private final Documents<Learner> learners;
  private final Numbers numbers;
  private final CapNews news;
  private final Clock clock;

  @Inject
  public Seats(AdapterStore store, CapNews news, Clock clock) {
    this.learners = new Documents<>(store, "learner", Learner.class);
    this.numbers = Numbers.inOrder(store, "seat");
    this.news = news;
    this.clock = clock;
  }

  /**
   * @param period in which the learner was counted
   * @param seat the number of the seat
   */
  record Learner(String period, int seat, Instant since) {}

  /**
   * A seat for a learner who has none. Two requests of one learner, and two for one seat, meet in
   * the insert of the same document: the second waits until the first one's transaction has ended.
   */
  public Optional<RefusalCode> enrol(Dispatch dispatch, String pseudonym) {
    String id = dispatch.id() + "/" + pseudonym;
    if (learners.find(id).isPresent()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    String period = period(dispatch, now);
    // First the learner, so that of two requests of the same one only one goes on to take a seat.
    if (!learners.insert(id, new Learner(period, 0, now), Optional.empty())) {
      return Optional.empty();
    }
    OptionalInt cap = dispatch.limits().registrations();
    OptionalInt seat = numbers.take(dispatch.id() + "/" + period, cap, pseudonym, Optional.empty());
    if (seat.isEmpty()) {
      learners.delete(id);
      return Optional.of(RefusalCode.CAP_REACHED);
    }
    learners.amend(id, learner -> new Learner(period, seat.getAsInt(), now));
    cap.ifPresent(most -> news.taken(dispatch.id(), period, seat.getAsInt(), most));
    return Optional.empty();
  }

  /** How many learners were counted since the last reset. */
  public int taken(Dispatch dispatch) {
    return numbers.count(dispatch.id() + "/" + period(dispatch, clock.instant()));
  }

  /** Named after the last reset that has passed. */
  private static String period(Dispatch dispatch, Instant now) {
    return dispatch.limits().registrationResets().stream()
        .filter(reset -> !reset.isAfter(now))
        .max(Comparator.naturalOrder())
        .map(reset -> Long.toString(reset.getEpochSecond()))
        .orElse("start");
  }
}
