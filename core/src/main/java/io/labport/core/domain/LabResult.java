package io.labport.core.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The latest that is known of a lab run's outcome.
 *
 * @param revision 1 for the first result of the run, then one more whenever completion, end, score
 *     or pass changed
 * @param completion as Skillable reported it
 * @param startedAt when the instance started
 * @param endedAt absent while it has not ended
 * @param lastActivityAt absent when the learner has not touched it
 * @param totalRunTime the time the lab ran, learner present or not
 * @param taskCompletePercent 0 to 100; 100 for a completed lab that has no tasks
 * @param score absent until scored
 */
public record LabResult(
    int revision,
    CompletionStatus completion,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<Instant> lastActivityAt,
    Duration totalRunTime,
    int taskCompletePercent,
    Optional<Score> score) {
  public LabResult {
    if (revision < 1) {
      throw new IllegalArgumentException("revisions start at 1");
    }
  }
}
