package io.labport.core.runtime;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Stage;
import com.google.inject.TypeLiteral;
import io.labport.core.outbound.skillable.SkillableConfig;
import io.labport.core.outbound.skillable.SkillableModule;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.Managed;
import java.time.Clock;
import java.util.Set;

/**
 * Skillable's API alone, without storage, tracking and adapters: for commands at a terminal. What
 * is launched here is not tracked. Thread-safe; several may be open at once, to different accounts.
 */
public final class SkillableConnection implements AutoCloseable {
  private final SkillableLabs labs;
  private final Set<Managed> components;

  private SkillableConnection(Injector injector) {
    labs = injector.getInstance(SkillableLabs.class);
    components = injector.getInstance(Key.get(new TypeLiteral<Set<Managed>>() {}));
  }

  /** Connects at the first call, not yet here. */
  public static SkillableConnection open(SkillableConfig config, Clock clock) {
    return new SkillableConnection(
        Guice.createInjector(
            Stage.PRODUCTION,
            new SkillableModule(),
            binder -> {
              binder.requireExplicitBindings();
              binder.requireAtInjectOnConstructors();
              binder.requireExactBindingAnnotations();
              binder.disableCircularProxies();
              binder.bind(SkillableConfig.class).toInstance(config);
              binder.bind(Clock.class).toInstance(clock);
            }));
  }

  public SkillableLabs labs() {
    return labs;
  }

  /** Cuts off what is still under way; may be repeated. */
  @Override
  public void close() {
    for (Managed component : components) {
      try {
        component.stop();
      } catch (RuntimeException fault) {
        throw fault;
      } catch (Exception fault) {
        throw new IllegalStateException("the connection to Skillable did not close", fault);
      }
    }
  }
}
