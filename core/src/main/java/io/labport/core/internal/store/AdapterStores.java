package io.labport.core.internal.store;

import io.labport.core.spi.store.AdapterStore;

/** Makes stores that see one adapter's documents and no other's. */
public interface AdapterStores {
  AdapterStore of(String adapterId);
}
