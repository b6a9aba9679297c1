package io.labport.core.runtime;

import com.google.inject.Injector;
import io.labport.core.internal.event.Subscriptions;
import io.labport.core.internal.store.AdapterStores;
import io.labport.core.internal.work.WorkEngine;
import io.labport.core.spi.AdapterDeclaration;
import io.labport.core.spi.Managed;
import jakarta.inject.Inject;
import java.util.Set;

/**
 * What the runtime needs of the core.
 *
 * @param injector the core's own, which sees what is not exposed
 */
record CoreParts(
    Injector injector,
    Set<Managed> managed,
    Set<AdapterDeclaration> declarations,
    WorkEngine engine,
    Subscriptions subscriptions,
    AdapterStores stores) {
  @Inject
  CoreParts {}
}
