package io.labport.core.outbound.skillable;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import com.google.inject.multibindings.Multibinder;
import io.labport.core.port.outbound.SkillableLabs;
import io.labport.core.spi.Managed;

/**
 * Provides {@link SkillableLabs} over HTTP, and adds it to the set of {@link Managed}, whose {@code
 * stop} closes its connections and ends its thread. Needs {@link SkillableConfig} and {@link
 * java.time.Clock}. Nothing is static: two injectors may speak to two Skillable accounts.
 */
public final class SkillableModule extends AbstractModule {
  @Override
  protected void configure() {
    requireBinding(SkillableConfig.class);
    requireBinding(java.time.Clock.class);
    bind(FeignSkillableLabs.class).in(Scopes.SINGLETON);
    bind(SkillableLabs.class).to(FeignSkillableLabs.class);
    Multibinder.newSetBinder(binder(), Managed.class).addBinding().to(FeignSkillableLabs.class);
  }
}
