package io.labport.core.testkit;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.labport.core.internal.event.Subscriptions;
import io.labport.core.internal.store.AdapterStores;
import io.labport.core.internal.work.WorkEngine;
import io.labport.core.outbound.storage.StorageModule;
import io.labport.core.outbound.storage.StorageModule.OwnRuns;
import io.labport.core.outbound.storage.StorageModule.SchemaUpdate;
import io.labport.core.port.outbound.ClosingLabs;
import io.labport.core.port.outbound.LabRuns;
import io.labport.core.port.outbound.Learners;
import io.labport.core.port.outbound.Watermarks;
import io.labport.core.spi.store.Transactions;
import io.labport.core.spi.work.BackgroundWork;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** The real storage of one node. The engine is not started: register workers first. */
public final class TestStorage implements AutoCloseable {
  private final Injector injector;
  private final DataSource dataSource;

  private TestStorage(Injector injector, DataSource dataSource) {
    this.injector = injector;
    this.dataSource = dataSource;
  }

  public static TestStorage over(DataSource dataSource, Clock clock) {
    return over(dataSource, clock, Optional.empty());
  }

  /** With the record of lab runs that an embedder would have in place of ours. */
  public static TestStorage over(DataSource dataSource, Clock clock, Optional<OwnRuns> own) {
    StorageModule ours = StorageModule.over(dataSource, SchemaUpdate.AUTOMATIC);
    StorageModule storage = own.map(ours::withRuns).orElse(ours);
    Injector injector =
        Guice.createInjector(
            Stage.PRODUCTION,
            new AbstractModule() {
              @Override
              protected void configure() {
                binder().requireExplicitBindings();
                binder().requireAtInjectOnConstructors();
                binder().requireExactBindingAnnotations();
                binder().disableCircularProxies();
                bind(Clock.class).toInstance(clock);
                install(storage);
              }
            });
    return new TestStorage(injector, dataSource);
  }

  public DataSource dataSource() {
    return dataSource;
  }

  public LabRuns labRuns() {
    return injector.getInstance(LabRuns.class);
  }

  public Learners learners() {
    return injector.getInstance(Learners.class);
  }

  public ClosingLabs closingLabs() {
    return injector.getInstance(ClosingLabs.class);
  }

  public Watermarks watermarks() {
    return injector.getInstance(Watermarks.class);
  }

  public AdapterStores adapterStores() {
    return injector.getInstance(AdapterStores.class);
  }

  public Transactions transactions() {
    return injector.getInstance(Transactions.class);
  }

  public BackgroundWork work() {
    return injector.getInstance(BackgroundWork.class);
  }

  public WorkEngine engine() {
    return injector.getInstance(WorkEngine.class);
  }

  public Subscriptions subscriptions() {
    return injector.getInstance(Subscriptions.class);
  }

  /** Stops the engine; the data source stays open. */
  @Override
  public void close() {
    engine().stop(Duration.ofSeconds(1));
  }
}
