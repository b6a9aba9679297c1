package io.labport.adapter.scorm.cmi;

/**
 * One write to an LMS.
 *
 * @param element of the data model, for example {@code cmi.core.score.raw}
 * @param value as it is handed over; both versions know text only
 */
public record CmiValue(String element, String value) {}
