package io.labport.core.outbound.storage.work;

record Ended(Claimed claimed, Ending ending) {}
