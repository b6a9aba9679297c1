package io.labport.adapter.scorm.tracking;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a lab's standing means for an LMS.
 *
 * @param phase where the work stands; never {@code BLOCKED}
 * @param isFinal whether nothing is expected to change it but a revised score or a new lab
 * @param set what the SCO writes, in this order; empty when the LMS is to be left alone
 * @param optional what it writes where the LMS takes it
 * @param navigation {@code exitAll}, {@code suspendAll} or nothing
 * @param result what the learner is shown
 * @param lookAgainAt when the same standing means something else, because a score is awaited for so
 *     long only; absent when time changes nothing
 */
public record Mapped(
    Phase phase,
    boolean isFinal,
    List<Value> set,
    List<Value> optional,
    String navigation,
    Optional<Result> result,
    Optional<Instant> lookAgainAt) {

  public Mapped {
    set = List.copyOf(set);
    optional = List.copyOf(optional);
  }

  /**
   * An element of the data model.
   *
   * @param element its name
   * @param value as the LMS takes it
   */
  public record Value(String element, String value) {}

  /**
   * What the learner is shown.
   *
   * @param percent the score
   * @param passed absent where nobody decides
   */
  public record Result(Optional<BigDecimal> percent, Optional<Boolean> passed) {}
}
