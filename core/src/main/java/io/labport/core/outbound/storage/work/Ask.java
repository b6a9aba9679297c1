package io.labport.core.outbound.storage.work;

import java.time.Duration;
import java.time.Instant;

/**
 * How much of a group to claim.
 *
 * @param from the low-water mark: nothing that was due before
 */
record Ask(GroupKey key, int limit, Instant from, Duration lease) {}
