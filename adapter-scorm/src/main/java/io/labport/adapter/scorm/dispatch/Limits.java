package io.labport.adapter.scorm.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * How much of a dispatch may be used. Every number is at least 1.
 *
 * @param registrations distinct learners; exact, also when many come at once
 * @param registrationResets moments from which learners are counted anew; those who are registered
 *     stay so
 * @param allowNew whether learners who were never here may come
 * @param launchesPerLearner labs that one learner may start
 * @param concurrentLabs labs that may run at the same time
 * @param launchesPerDay labs that may be started on one day (UTC)
 */
public record Limits(
    OptionalInt registrations,
    List<Instant> registrationResets,
    boolean allowNew,
    OptionalInt launchesPerLearner,
    OptionalInt concurrentLabs,
    OptionalInt launchesPerDay) {

  public static final Limits NONE =
      new Limits(
          OptionalInt.empty(),
          List.of(),
          true,
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());

  public Limits {
    registrationResets = List.copyOf(registrationResets);
  }
}
