package io.labport.core.application;

import io.labport.core.domain.LabResult;
import io.labport.core.domain.LabRun;
import io.labport.core.domain.RunState;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a run's result is worth another look. */
final class FollowUpTimes {
  private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);
  private static final Duration DAY = Duration.ofDays(1);

  private final TrackingConfig config;
  private final Clock clock;

  @Inject
  FollowUpTimes(TrackingConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
  }

  /** Empty when there is nothing more to see, unless somebody hints at it. */
  Optional<Instant> next(LabRun run, LabResult result) {
    Instant now = clock.instant();
    if (run.state() == RunState.PENDING_GRADING) {
      return Optional.of(now.plus(gradingInterval(waiting(result))));
    }
    if (run.state() == RunState.SAVED) {
      return Optional.of(now.plus(Duration.ofHours(1)));
    }
    if (run.state() == RunState.ENDED_UNKNOWN) {
      return waiting(result).compareTo(config.gradingLimit()) < 0
          ? Optional.of(now.plus(Duration.ofHours(6)))
          : Optional.empty();
    }
    if (run.state().ended()) {
      // Scores may still change: one more look a day later, and whenever somebody hints at it.
      Instant dayAfter = result.endedAt().orElse(now).plus(DAY);
      return dayAfter.isAfter(now) ? Optional.of(dayAfter) : Optional.empty();
    }
    Instant afterExpiry = run.expiresAt().orElse(now).plus(FindLostLab.AFTER_EXPIRY);
    return Optional.of(afterExpiry.isAfter(now) ? afterExpiry : now.plus(QUARTER_HOUR));
  }

  boolean gradingOverdue(LabResult result) {
    return waiting(result).compareTo(config.gradingLimit()) > 0;
  }

  Duration afterFailure(int attempt) {
    Duration wait = Duration.ofSeconds(10).multipliedBy(1L << Math.min(attempt, 10));
    return wait.compareTo(QUARTER_HOUR) > 0 ? QUARTER_HOUR : wait;
  }

  /** Since when the lab stood still, as far as the report tells. */
  private Duration waiting(LabResult result) {
    Instant stopped =
        result
            .endedAt()
            .or(result::lastActivityAt)
            .orElse(result.startedAt().plus(result.totalRunTime()));
    return Duration.between(stopped, clock.instant());
  }

  private static Duration gradingInterval(Duration waiting) {
    if (waiting.compareTo(DAY) < 0) {
      return QUARTER_HOUR;
    }
    return waiting.compareTo(Duration.ofDays(7)) < 0 ? Duration.ofHours(1) : Duration.ofHours(6);
  }
}
