package io.labport.adapter.lti.inspect;

import java.util.Optional;

/**
 * One line of a list.
 *
 * @param time in ISO 8601
 * @param stage {@code login}, {@code launch} or {@code confirm}
 * @param registration its key; empty when none was found
 * @param code of the first failed check, or of what was opened
 */
public record LaunchSummary(
    String reference,
    String time,
    String stage,
    Optional<String> registration,
    LaunchOutcome outcome,
    String code) {}
