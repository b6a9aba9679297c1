package io.labport.adapter.scorm.dispatch;

import java.time.Instant;

/**
 * An event as it is kept: the same kind of one dispatch and registration within an hour is one.
 *
 * @param event the latest of them
 * @param first when it happened first within the hour
 * @param last when it happened last
 * @param count how often it happened within the hour
 */
public record RecordedEvent(ScormEvent event, Instant first, Instant last, long count) {}
