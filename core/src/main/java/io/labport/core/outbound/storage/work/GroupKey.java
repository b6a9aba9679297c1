package io.labport.core.outbound.storage.work;

/** The unit of isolation: a group within its queue. */
record GroupKey(String queue, String group) {}
