package io.labport.core.domain;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What one activity of a lab brought, from Details (Skillable Lab API v3). Answers and scripts'
 * output are not kept: they are the learner's own words.
 *
 * @param id Skillable's number of the activity, as text
 * @param name as the lab's author wrote it; may be blank
 * @param scored whether it counts towards the score
 * @param score what was reached; 0 when not reported
 * @param max the most that was possible; absent when not reported
 * @param passed as reported, never recomputed; false when not reported
 */
public record ActivityResult(
    String id,
    String name,
    boolean scored,
    BigDecimal score,
    Optional<BigDecimal> max,
    boolean passed) {
  public ActivityResult {
    if (id.isBlank()) {
      throw new IllegalArgumentException("an activity has an id");
    }
  }
}
