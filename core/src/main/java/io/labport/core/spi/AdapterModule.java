package io.labport.core.spi;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import io.labport.core.spi.event.LabEventListener;
import io.labport.core.spi.health.HealthCheck;
import io.labport.core.spi.http.WebHandler;
import io.labport.core.spi.work.WorkSettings;
import io.labport.core.spi.work.Worker;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An adapter: one class that says everything about it. It runs in an injector of its own, in which
 * it may inject {@code LabLauncher}, {@code ResultTracker}, {@code LabCatalog}, {@code
 * LearnerErasure}, {@code LabEntrance}, its configuration record, {@code AdapterStore}, {@code
 * Transactions}, {@code SecretBox}, {@code BackgroundWork}, {@code OutboundHttp}, {@code
 * DataSource}, {@code Clock}, {@code Assets}, {@code PublicAddress}, {@code PageTexts} and {@code
 * Branding}; nothing else of core.
 *
 * <p>To be found by {@code discoverAdapters}, name the class in {@code
 * META-INF/services/io.labport.core.spi.AdapterModule} and give it a public constructor without
 * parameters.
 *
 * @param <C> the configuration record; its components carry {@link io.labport.core.spi.config.Key}
 */
public abstract class AdapterModule<C extends Record> extends AbstractModule {
  private final String id;
  private final Class<C> configType;
  private final int builtForSpi;
  private @Nullable C config;

  /**
   * @param id lower case letters, digits and hyphens; the mount of its routes and its section of
   *     the configuration
   * @param builtForSpi always {@link SpiLevel#CURRENT}
   */
  protected AdapterModule(String id, Class<C> configType, int builtForSpi) {
    if (!id.matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException(
          "adapter id '" + id + "': use lower case letters, digits and hyphens, at most 40");
    }
    this.id = id;
    this.configType = configType;
    this.builtForSpi = builtForSpi;
  }

  /**
   * Declares and binds; the configuration has been validated. Must not start anything: that is for
   * {@link Managed}.
   */
  protected abstract void configureAdapter(C config);

  /**
   * Serves a path below the adapter's mount.
   *
   * @param method {@code GET}, {@code POST}, {@code PUT}, {@code PATCH}, {@code DELETE} or {@code
   *     OPTIONS}; {@code HEAD} is answered from {@code GET}
   * @param path begins with a slash; a part in braces is a variable: {@code /login/{registration}}
   */
  protected final void route(String method, String path, Class<? extends WebHandler> handler) {
    bind(handler).in(Scopes.SINGLETON);
    declare(new AdapterDeclaration.Route(method, path, handler));
  }

  /**
   * Serves a path below {@code /admin/<adapter id>} to administrators: callers without the
   * configured token ({@code admin.token}) never reach the handler, and without a configured token
   * nobody does. Answer with JSON, and with {@link io.labport.core.spi.http.Problem} when something
   * is wrong.
   *
   * @param method as for {@link #route}
   * @param path as for {@link #route}
   */
  protected final void adminRoute(String method, String path, Class<? extends WebHandler> handler) {
    bind(handler).in(Scopes.SINGLETON);
    declare(new AdapterDeclaration.AdminRoute(method, path, handler));
  }

  /**
   * Hands a part of the adapter to the embedder, who gets it from {@code Labport.offered}. Bind the
   * type yourself; it is public API of the adapter from then on.
   */
  protected final void offer(Class<?> type) {
    declare(new AdapterDeclaration.Offer(type));
  }

  /**
   * Subscribes to all events of lab runs.
   *
   * @param name unique within the adapter and durable: what was not delivered before a restart is
   *     delivered to the listener of the same name afterwards
   */
  protected final void subscribe(String name, Class<? extends LabEventListener> listener) {
    bind(listener).in(Scopes.SINGLETON);
    declare(new AdapterDeclaration.Subscription(name, listener));
  }

  protected final void healthCheck(String name, Class<? extends HealthCheck> check) {
    bind(check).in(Scopes.SINGLETON);
    declare(new AdapterDeclaration.Check(name, check));
  }

  protected final void managed(Class<? extends Managed> component) {
    bind(component).in(Scopes.SINGLETON);
    declare(new AdapterDeclaration.Component(component));
  }

  /**
   * Works a queue of durable items.
   *
   * @param queue unique within the adapter; items name it as {@code <adapter id>/<queue>}
   */
  protected final void work(String queue, Class<? extends Worker> worker, WorkSettings settings) {
    bind(worker).in(Scopes.SINGLETON);
    declare(new AdapterDeclaration.Queue(id + "/" + queue, worker, settings));
  }

  private void declare(AdapterDeclaration declaration) {
    Multibinder.newSetBinder(binder(), AdapterDeclaration.class)
        .addBinding()
        .toInstance(declaration);
  }

  @Override
  protected final void configure() {
    Multibinder.newSetBinder(binder(), AdapterDeclaration.class);
    C configured =
        Objects.requireNonNull(config, "an adapter is installed by Labport, not by hand");
    bind(configType).toInstance(configured);
    configureAdapter(configured);
  }

  /** For the runtime: this module, ready to be installed with the configuration. */
  public final Module configuredWith(C configuration) {
    config = configuration;
    return this;
  }

  public final String id() {
    return id;
  }

  public final Class<C> configType() {
    return configType;
  }

  /** The level of the SPI that this adapter was compiled against. */
  public final int builtForSpi() {
    return builtForSpi;
  }
}
