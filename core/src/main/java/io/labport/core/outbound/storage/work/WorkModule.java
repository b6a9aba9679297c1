package io.labport.core.outbound.storage.work;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import io.labport.core.internal.work.WorkEngine;
import io.labport.core.spi.work.BackgroundWork;

/** Binds the queue and its engine; part of the storage module. */
public final class WorkModule extends AbstractModule {
  @Override
  protected void configure() {
    bind(WakeUps.class).in(Scopes.SINGLETON);
    bind(BackgroundWork.class).to(WorkTable.class);
    bind(WorkTable.class).in(Scopes.SINGLETON);
    bind(WorkEngine.class).to(LeasingWorkEngine.class);
    bind(LeasingWorkEngine.class).in(Scopes.SINGLETON);
  }
}
