package io.labport.core.domain;

import java.time.Instant;

/**
 * What every event carries.
 *
 * @param id unique, the same at every delivery: the key for de-duplication
 * @param run the run it is about
 * @param sequence position in the history of the run: 1, 2, 3 ... without gaps
 * @param occurredAt when the fact happened, as far as we know
 */
public record EventHead(String id, LabRunId run, int sequence, Instant occurredAt) {}
