package io.labport.adapter.scorm.dispatch.limit;

import io.labport.adapter.scorm.dispatch.Dispatch;
import io.labport.adapter.scorm.dispatch.Limits;
import io.labport.adapter.scorm.dispatch.RefusalCode;
import io.labport.core.spi.store.AdapterStore;
import io.labport.core.spi.store.Documents;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Labs of a dispatch: how many a learner has started, how many were started today, and how many
 * run. Counted also while there is no limit, so that a limit that comes later counts what was.
 */
public final class LabCount {
  /**
   * A lab whose end nobody reported stops counting as running then; longer than labs usually run.
   */
  private static final Duration LONGEST_RUN = Duration.ofDays(7);

  /** A launch is known so long; what is repeated later counts again. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final Documents<Launch> launches;
  private final Numbers numbers;
  private final Clock clock;

  @Inject
  public LabCount(AdapterStore store, SecureRandom random, Clock clock) {
    this.launches = new Documents<>(store, "lab", Launch.class);
    this.numbers = Numbers.spread(store, "lab-number", random);
    this.clock = clock;
  }

  /**
   * @param learner its number among the learner's launches
   * @param date the day (UTC)
   * @param day its number among the day's
   * @param running its number among those that run
   * @param ended whether it has been given back
   */
  record Launch(
      String registration, int learner, LocalDate date, int day, int running, boolean ended) {
    Launch asEnded() {
      return new Launch(registration, learner, date, day, running, true);
    }
  }

  /**
   * Takes three numbers and then notes the launch. What was taken is given back when a later one is
   * refused, so nothing stays whether or not the caller rolls back.
   */
  public Optional<RefusalCode> start(Dispatch dispatch, String registration, String launch) {
    return start(dispatch.id(), dispatch.limits(), registration, launch);
  }

  /** Counts a launch that nobody can prevent any more. */
  public void runs(String dispatch, String registration, String launch) {
    start(dispatch, Limits.NONE, registration, launch);
  }

  private Optional<RefusalCode> start(
      String dispatch, Limits limits, String registration, String launch) {
    String id = dispatch + "/" + launch;
    if (launches.find(id).isPresent()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    String own = own(dispatch, registration);
    String daily = daily(dispatch, today);
    String current = running(dispatch);
    OptionalInt learner = numbers.take(own, limits.launchesPerLearner(), launch, Optional.empty());
    if (learner.isEmpty()) {
      return refused(id, RefusalCode.TOO_MANY_LAUNCHES);
    }
    OptionalInt day =
        numbers.take(
            daily,
            limits.launchesPerDay(),
            launch,
            Optional.of(today.plusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant()));
    if (day.isEmpty()) {
      numbers.giveBack(own, learner.getAsInt(), launch);
      return refused(id, RefusalCode.TOO_MANY_LABS);
    }
    OptionalInt running =
        numbers.take(current, limits.concurrentLabs(), launch, Optional.of(now.plus(LONGEST_RUN)));
    if (running.isPresent()
        && launches.insert(
            id,
            new Launch(
                registration, learner.getAsInt(), today, day.getAsInt(), running.getAsInt(), false),
            Optional.of(now.plus(REMEMBERED)))) {
      return Optional.empty();
    }
    // No lab may run, or the same launch was counted by somebody else in between.
    running.ifPresent(number -> numbers.giveBack(current, number, launch));
    numbers.giveBack(daily, day.getAsInt(), launch);
    numbers.giveBack(own, learner.getAsInt(), launch);
    return running.isPresent() ? Optional.empty() : refused(id, RefusalCode.TOO_MANY_LABS);
  }

  /** A second request for the same launch may have been refused because of the first. */
  private Optional<RefusalCode> refused(String id, RefusalCode code) {
    return launches.find(id).isPresent() ? Optional.empty() : Optional.of(code);
  }

  /** Gives the place of a running lab back; who does so first, does it alone. */
  public void ended(String dispatch, String launch) {
    String id = dispatch + "/" + launch;
    while (true) {
      Optional<Documents.Kept<Launch>> kept = launches.kept(id);
      if (kept.isEmpty() || kept.get().document().ended()) {
        return;
      }
      Launch before = kept.get().document();
      if (launches.replace(id, before.asEnded(), kept.get().version(), kept.get().expires())) {
        numbers.giveBack(running(dispatch), before.running(), launch);
        return;
      }
    }
  }

  /** Gives everything back that a launch took; who does so first, does it alone. */
  public void cameToNothing(String dispatch, String launch) {
    Optional<Launch> taken = launches.take(dispatch + "/" + launch);
    if (taken.isPresent()) {
      Launch nothing = taken.get();
      numbers.giveBack(own(dispatch, nothing.registration()), nothing.learner(), launch);
      numbers.giveBack(daily(dispatch, nothing.date()), nothing.day(), launch);
      numbers.giveBack(running(dispatch), nothing.running(), launch);
    }
  }

  private static String own(String dispatch, String registration) {
    return dispatch + "/learner/" + registration;
  }

  private static String daily(String dispatch, LocalDate date) {
    return dispatch + "/day/" + date;
  }

  private static String running(String dispatch) {
    return dispatch + "/running";
  }
}
