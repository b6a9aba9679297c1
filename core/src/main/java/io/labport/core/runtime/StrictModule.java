package io.labport.core.runtime;

import com.google.inject.AbstractModule;

/** Guice without its conveniences: what is not bound on purpose is an error at the start. */
final class StrictModule extends AbstractModule {
  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    binder().requireAtInjectOnConstructors();
    binder().requireExactBindingAnnotations();
    binder().disableCircularProxies();
  }
}
