package io.labport.core.outbound.storage.work;

import io.labport.core.spi.work.WorkItem;

/**
 * An item that this node holds.
 *
 * @param seq the key of its row
 * @param claim with the node's token the fence: a claim by anybody else has another number
 * @param attempt 1 for the first
 * @param lost so many leases in a row ran out
 * @param at when it was claimed, by {@code System.nanoTime}
 */
record Claimed(WorkItem item, long seq, long claim, int attempt, int lost, long at) {
  GroupKey key() {
    return new GroupKey(item.queue(), item.group());
  }
}
