package io.labport.examples.lms;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A column of the gradebook. Its number is part of its address and is never used again.
 *
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
    boolean coupled) {}
