package io.labport.core.runtime;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import io.labport.core.inbound.entrance.EntranceModule;
import io.labport.core.inbound.skillable.HooksConfig;
import io.labport.core.inbound.skillable.SkillableHooksModule;
import io.labport.core.internal.http.AdminConfig;
import io.labport.core.internal.http.AdminDoor;
import io.labport.core.internal.http.AssetFiles;
import io.labport.core.internal.http.ErrorPages;
import io.labport.core.internal.http.HttpFront;
import io.labport.core.internal.http.Router;
import io.labport.core.internal.http.WebConfig;
import io.labport.core.internal.lifecycle.Lifecycle;
import io.labport.core.internal.net.OutboundConfig;
import io.labport.core.internal.net.PinnedHttp;
import io.labport.core.internal.page.BundledTexts;
import io.labport.core.internal.page.PagesConfig;
import io.labport.core.internal.work.WorkEngine;
import io.labport.core.outbound.storage.StorageConfig;
import io.labport.core.outbound.storage.StorageModule;
import io.labport.core.port.inbound.LabCatalog;
import io.labport.core.port.inbound.LabLauncher;
import io.labport.core.port.inbound.LearnerErasure;
import io.labport.core.port.inbound.ResultTracker;
import io.labport.core.spi.AdapterDeclaration;
import io.labport.core.spi.AdapterModule;
import io.labport.core.spi.Managed;
import io.labport.core.spi.http.PublicAddress;
import io.labport.core.spi.page.Branding;
import io.labport.core.spi.page.PageTexts;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One start, from the chosen parts to a running Labport or to nothing at all. */
final class Assembly {
  private static final Logger log = LoggerFactory.getLogger(Assembly.class);
  private static final Duration HANDLERS_LIMIT = Duration.ofSeconds(10);
  private static final Duration WORK_LIMIT = Duration.ofSeconds(20);

  private final Parts parts;
  private final WebConfig web;
  private final Lifecycle lifecycle = new Lifecycle();
  private final Router router = new Router();
  private final HealthChecks checks = new HealthChecks();

  private Assembly(Parts parts) {
    this.parts = parts;
    this.web = parts.configuration().section("web", WebConfig.class);
  }

  static Labport start(Parts.Draft draft) {
    Assembly assembly = new Assembly(Parts.of(draft));
    try {
      return assembly.run(draft.storage.orElseGet(Assembly::inMemoryWithWarning));
    } catch (Exception | LinkageError failure) {
      assembly.lifecycle.stop().forEach(failure::addSuppressed);
      if (failure instanceof RuntimeException fault) {
        throw fault;
      }
      if (failure instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("Labport could not start", failure);
    }
  }

  private static Storages.Storage inMemoryWithWarning() {
    log.warn(
        "No storage was given: runs and results are kept in memory and are lost at the end. Give"
            + " Labport a database with storage(Storages.jdbc(dataSource)).");
    return Storages.inMemory();
  }

  private Labport run(Storages.Storage storage) throws Exception {
    DataSource dataSource = opened(storage);
    PinnedHttp outbound =
        new PinnedHttp(
            parts.configuration().section("outbound", OutboundConfig.class), parts.draft().clock);
    lifecycle.onStop(outbound);
    AssetFiles assets = new AssetFiles(web.publicUrl(), loaders());
    router.add("assets", "GET", "/{file}", assets);
    Branding branding = Looks.of(parts.configuration().section("pages", PagesConfig.class), assets);

    CoreModule module =
        new CoreModule(
            parts.configuration(),
            storageOver(dataSource),
            dataSource,
            parts.draft().clock,
            assets,
            outbound,
            mountedAt(EntranceModule.MOUNT),
            texts(EntranceModule.MOUNT),
            branding,
            parts.draft().labs);
    Injector injector = Guice.createInjector(Stage.PRODUCTION, new StrictModule(), module);
    CoreParts core = module.parts();
    checks.add("storage", HealthChecks.storage(dataSource));
    checks.add("work", core.engine()::health);

    Mounted self = new Mounted(EntranceModule.MOUNT, core.injector(), core.declarations());
    self.register(router, adminDoor(), core.subscriptions(), core.engine(), checks);
    List<Mounted> adapters = new ArrayList<>();
    for (AdapterModule<?> adapter : parts.adapters()) {
      adapters.add(
          mount(
              adapter,
              parts.configuration().section(Configuration.section(adapter), adapter.configType()),
              injector,
              core));
    }
    HooksConfig hooks = parts.configuration().section("hooks", HooksConfig.class);
    if (hooks.secret().isPresent()) {
      mount(new SkillableHooksModule(), hooks, injector, core);
    }

    startCore(core, self);
    for (Mounted adapter : adapters) {
      startAdapter(adapter);
    }
    Map<Class<?>, Object> offered = new LinkedHashMap<>();
    adapters.forEach(adapter -> offered.putAll(adapter.offered()));
    return opened(core.engine(), injector, offered, branding);
  }

  private AdminDoor adminDoor() {
    return new AdminDoor(parts.configuration().section("admin", AdminConfig.class));
  }

  private StorageModule storageOver(DataSource dataSource) {
    StorageModule module =
        StorageModule.over(
            dataSource,
            parts.configuration().section("storage", StorageConfig.class).schemaUpdate());
    return parts.draft().runs.map(own -> module.withRuns(own::over)).orElse(module);
  }

  private PageTexts texts(String area) {
    return new BundledTexts(area, parts.draft().texts);
  }

  private DataSource opened(Storages.Storage storage) {
    if (storage instanceof Storages.Jdbc jdbc) {
      return jdbc.dataSource();
    }
    MemoryDatabase database = new MemoryDatabase();
    lifecycle.onStop(database);
    return database;
  }

  private <C extends Record> Mounted mount(
      AdapterModule<C> adapter, Record config, Injector injector, CoreParts core) {
    try {
      Injector own =
          injector.createChildInjector(
              adapter.configuredWith(adapter.configType().cast(config)),
              new AdapterBindings(
                  adapter.id(), core.stores(), mountedAt(adapter.id()), texts(adapter.id())));
      Mounted mounted =
          new Mounted(
              adapter.id(),
              own,
              own.getInstance(Key.get(new TypeLiteral<Set<AdapterDeclaration>>() {})));
      mounted.register(router, adminDoor(), core.subscriptions(), core.engine(), checks);
      return mounted;
    } catch (RuntimeException | LinkageError e) {
      throw new AdapterStartException(adapter.id(), String.valueOf(e.getMessage()), e);
    }
  }

  private void startCore(CoreParts core, Mounted self) throws Exception {
    for (Managed component : core.managed()) {
      lifecycle.start(component);
    }
    for (Managed component : self.components()) {
      lifecycle.start(component);
    }
  }

  private void startAdapter(Mounted adapter) {
    try {
      for (Managed component : adapter.components()) {
        lifecycle.start(component);
      }
    } catch (Exception | LinkageError e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new AdapterStartException(adapter.id(), String.valueOf(e.getMessage()), e);
    }
  }

  private Labport opened(
      WorkEngine engine, Injector injector, Map<Class<?>, Object> offered, Branding branding)
      throws Exception {
    lifecycle.start(
        new Managed() {
          @Override
          public void start() {
            engine.start();
          }

          @Override
          public void stop() {
            engine.stop(WORK_LIMIT);
          }
        });
    HttpFront http = new HttpFront(web, router, new ErrorPages(texts(ErrorPages.AREA), branding));
    lifecycle.onStop(() -> http.close(HANDLERS_LIMIT));
    Labport labport =
        new Labport(
            http,
            web.bodyLimit(),
            checks,
            new Labport.Ports(
                injector.getInstance(LabLauncher.class),
                injector.getInstance(ResultTracker.class),
                injector.getInstance(LabCatalog.class),
                injector.getInstance(LearnerErasure.class),
                Map.copyOf(offered)),
            lifecycle);
    http.open();
    log.info(
        "Labport started with {}",
        parts.adapters().isEmpty()
            ? "no adapter"
            : String.join(", ", parts.adapters().stream().map(AdapterModule::id).toList()));
    return labport;
  }

  private PublicAddress mountedAt(String mount) {
    return path -> {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("the path '" + path + "' must begin with a slash");
      }
      return URI.create(web.publicUrl() + "/" + mount + path);
    };
  }

  private List<ClassLoader> loaders() {
    return Stream.concat(
            Stream.of(Labport.class), parts.adapters().stream().map(AdapterModule::getClass))
        .map(Class::getClassLoader)
        .distinct()
        .toList();
  }
}
