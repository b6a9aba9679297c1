package io.labport.core.spi.work;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that must happen later.
 *
 * @param queue whose worker does it; 1 to 100 characters
 * @param group the unit of isolation, for example an endpoint or a registration: a slow group
 *     delays no other; 1 to 200 characters
 * @param lane items of one lane are done one after the other in the order they were added, and a
 *     later one waits while an earlier one is retried; empty for no order; at most 300 characters
 * @param id unique within the queue; 1 to 300 characters
 * @param payload what the worker needs; no secrets; at most 64 KiB
 * @param due not before this moment, by the injected clock
 */
public record WorkItem(
    String queue, String group, Optional<String> lane, String id, String payload, Instant due) {}
