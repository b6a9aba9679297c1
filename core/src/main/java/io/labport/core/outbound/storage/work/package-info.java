/**
 * The durable queue: work items in a table, claimed by group and in batches, leased, completed in
 * batches.
 */
@NullMarked
package io.labport.core.outbound.storage.work;

import org.jspecify.annotations.NullMarked;
