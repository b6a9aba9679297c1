package io.labport.examples.lms;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A column of the gradebook. Its number is part of its address and is never used again.
 *
 * @param review set if the tool can show the work behind a grade
 * @param coupled made together with its link rather than by the tool
 */
public record LineItem(
    long number,
    String courseId,
    String label,
    BigDecimal maximum,
    Optional<String> resourceId,
    Optional<String> tag,
    Optional<String> linkId,
    Optional<String> startDateTime,
    Optional<String> endDateTime,
    Optional<Boolean> gradesReleased,
    Optional<SubmissionReview> review,
    boolean coupled) {

  /** The column that comes with a graded link. */
  static LineItem coupled(long number, String courseId, Link link) {
    return new LineItem(
        number,
        courseId,
        link.title(),
        link.maximum().orElseThrow(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(link.id()),
        link.submission().start(),
        link.submission().end(),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  /** The same column in a copied course. */
  LineItem copiedAs(long newNumber, String newCourseId, Optional<String> newLinkId) {
    return new LineItem(
        newNumber,
        newCourseId,
        label,
        maximum,
        resourceId,
        tag,
        newLinkId,
        startDateTime,
        endDateTime,
        gradesReleased,
        review,
        coupled);
  }
}
