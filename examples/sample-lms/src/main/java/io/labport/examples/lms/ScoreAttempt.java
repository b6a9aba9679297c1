package io.labport.examples.lms;

import java.time.Instant;
import java.util.Optional;

/**
 * A score that was posted, applied or refused.
 *
 * @param lineItemNumber empty if the address named no column
 * @param userId empty if the body named none
 * @param body as received
 * @param status of the answer that belongs to it, whether or not it reached the tool
 * @param problem empty if accepted
 */
public record ScoreAttempt(
    Instant receivedAt,
    Optional<Long> lineItemNumber,
    Optional<String> linkId,
    Optional<String> userId,
    String body,
    int status,
    String problem) {

  /** Whether it is in the gradebook. */
  public boolean accepted() {
    return status < 300;
  }

  /** Without the body, which may hold personal data. */
  @Override
  public String toString() {
    return receivedAt + " " + status + " " + problem;
  }
}
